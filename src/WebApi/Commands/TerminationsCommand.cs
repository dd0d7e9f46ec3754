using System.CommandLine;
using MediatR;
using RyzeChatwoot.Application.Terminations;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>terminations list</c></summary>
internal static class TerminationsCommand
{
    public static Command Create()
    {
        var list = new Command("list", "Prints what the bridge has not terminated yet, one JSON object a line, the oldest first.");
        list.SetAction(async (_, cancellationToken) =>
        {
            await using var app = await CommandScope.OpenAsync(cancellationToken);
            foreach (var entry in await app.Services.GetRequiredService<IMediator>().Send(new ListTerminationsQuery(), cancellationToken))
            {
                CommandJson.Print(TerminationOutput.Of(entry), CommandJson.Default.TerminationOutput);
            }
        });
        return new Command("terminations", "Integrations that the bridge still has to terminate.") { list };
    }
}
