using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The response header that tells where a status comes from (contract, section 5).</summary>
internal static class IntegrationSource
{
    public const string Header = "X-Integration-Source";

    public static string Of(ReadingSource source) => source switch
    {
        ReadingSource.Live => "live",
        ReadingSource.NotFound => "local; reason=not-found",
        ReadingSource.Timeout => "local; reason=timeout",
        ReadingSource.Unreachable => "local; reason=unreachable",
        ReadingSource.BadResponse => "local; reason=bad-response",
        ReadingSource.CircuitOpen => "local; reason=circuit-open",
        ReadingSource.Busy => "local; reason=busy",
        ReadingSource.NoBridgeId => "local; reason=no-bridge-id",
    };
}
