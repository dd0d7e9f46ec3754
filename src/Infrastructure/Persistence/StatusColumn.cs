using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Converts a status to and from its column.</summary>
internal static class StatusColumn
{
    public static string Format(IntegrationStatus status) => status switch
    {
        IntegrationStatus.Active => "active",
        IntegrationStatus.Paused => "paused",
        IntegrationStatus.Error => "error",
    };

    public static IntegrationStatus Parse(string column) => column switch
    {
        "active" => IntegrationStatus.Active,
        "paused" => IntegrationStatus.Paused,
        "error" => IntegrationStatus.Error,
        _ => throw new InvalidOperationException($"The column status holds {column}."),
    };
}
