using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.IntegrationTests.List;

/// <summary>How many lists wait for the bridge: the only way to know that the last of many callers has joined a call that is under way.</summary>
internal static class WaitingCallers
{
    public static int CountIn(RunningService service) =>
        Waiting(service.Services.GetRequiredService<ReadCircuit>());

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "waiting")]
    private static extern ref int Waiting(ReadCircuit circuit);
}
