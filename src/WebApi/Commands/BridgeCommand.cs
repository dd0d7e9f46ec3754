using System.CommandLine;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>bridge check</c></summary>
internal static class BridgeCommand
{
    public static Command Create()
    {
        var check = new Command("check", "Checks BRIDGE_URL and BRIDGE_TOKEN with one read; exit code 1 unless all is well.");
        check.SetAction(async (_, cancellationToken) =>
        {
            await using var app = CommandScope.Build();
            if (await app.Services.GetRequiredService<BridgeCheck>().RunAsync(cancellationToken) is not { } report)
            {
                throw new CommandException("the module is off until both BRIDGE_URL and BRIDGE_TOKEN are set");
            }

            CommandJson.Print(BridgeOutput.Of(report), CommandJson.Default.BridgeOutput);
            return report.IsWell ? 0 : 1;
        });
        return new Command("bridge", "The bridge that connects instances to Chatwoot.") { check };
    }
}
