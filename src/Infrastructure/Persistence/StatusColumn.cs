using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Converts the column back; <see cref="IntegrationStatusText.Text"/> is what is written.</summary>
internal static class StatusColumn
{
    public static IntegrationStatus Parse(string column) => column switch
    {
        "active" => IntegrationStatus.Active,
        "paused" => IntegrationStatus.Paused,
        "error" => IntegrationStatus.Error,
        _ => throw new InvalidOperationException($"The column status holds {column}."),
    };
}
