using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The response header that names the source of a status (contract, section 5).</summary>
internal static class IntegrationSource
{
    public const string Header = "X-Integration-Source";

    /// <summary>What the OpenAPI document says of it.</summary>
    public const string Description =
        "Where `status` and `last_error` come from: `live`, the bridge; or `local; reason=…`, the last known values, with one of the reasons "
        + "`not-found`, `timeout`, `unreachable`, `bad-response`, `circuit-open`, `busy` and `no-bridge-id`.";

    /// <summary>Every value there is.</summary>
    public static IEnumerable<string> All => Enum.GetValues<StatusSource>().Select(Of);

    public static string Of(StatusSource source) => source == StatusSource.Live ? source.Text() : $"local; reason={source.Text()}";
}
