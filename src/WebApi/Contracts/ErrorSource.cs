using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The response header that names the origin of a failure outside of this service (contract, section 7).</summary>
internal static class ErrorSource
{
    public const string Header = "X-Error-Source";

    /// <summary>Every value there is.</summary>
    public static IEnumerable<string> All => Enum.GetValues<FailureSource>().Select(Of).OfType<string>();

    /// <returns>Null where the header is absent.</returns>
    public static string? Of(FailureSource source) => source switch
    {
        FailureSource.Service => null,
        FailureSource.Chatwoot => "chatwoot",
        FailureSource.Gateway => "gateway",
    };
}
