using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>How callers read a status.</summary>
internal static class StatusText
{
    public static string Of(IntegrationStatus status) => status switch
    {
        IntegrationStatus.Active => "active",
        IntegrationStatus.Paused => "paused",
        IntegrationStatus.Error => "error",
    };
}
