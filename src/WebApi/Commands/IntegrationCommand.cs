using System.CommandLine;
using MediatR;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>integration list</c></summary>
internal static class IntegrationCommand
{
    public static Command Create()
    {
        var account = new Option<string?>("--account") { Description = "Only the integrations of this account." };
        var status = new Option<string?>("--status") { Description = "Only those with this status: active, paused or error." };
        var list = new Command("list", "Prints integrations from local data, one JSON object a line, by account and name.") { account, status };
        list.SetAction(async (parsed, cancellationToken) =>
        {
            var query = new ListIntegrationsQuery(parsed.GetValue(account), parsed.GetValue(status) is { } text ? StatusOf(text) : null);
            await using var app = await CommandScope.OpenAsync(cancellationToken);
            var result = await app.Services.GetRequiredService<IMediator>().Send(query, cancellationToken);
            if (!result.TryGet(out var found, out var failure))
            {
                throw new CommandException(failure.Message);
            }

            await JsonLines.PrintAsync(found.Integrations.Select(IntegrationOutput.Of), CommandJson.Default.IntegrationOutput, cancellationToken);
        });
        return new Command("integration", "Chatwoot integrations of instances.") { list };
    }

    private static IntegrationStatus StatusOf(string text) => text switch
    {
        "active" => IntegrationStatus.Active,
        "paused" => IntegrationStatus.Paused,
        "error" => IntegrationStatus.Error,
        _ => throw new CommandException("status must be active, paused or error"),
    };
}
