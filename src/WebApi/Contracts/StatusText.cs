using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>How callers read a status.</summary>
internal static class StatusText
{
    /// <summary>Every text there is.</summary>
    public static IEnumerable<string> All => Enum.GetValues<IntegrationStatus>().Select(Of);

    public static string Of(IntegrationStatus status) => status switch
    {
        IntegrationStatus.Active => "active",
        IntegrationStatus.Paused => "paused",
        IntegrationStatus.Error => "error",
    };
}
