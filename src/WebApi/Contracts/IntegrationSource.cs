using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The response header that tells where a status comes from (contract, section 5).</summary>
internal static class IntegrationSource
{
    public const string Header = "X-Integration-Source";

    /// <summary>Every value there is.</summary>
    public static IEnumerable<string> All => Enum.GetValues<StatusSource>().Select(Of);

    public static string Of(StatusSource source) => source == StatusSource.Live ? source.Text() : $"local; reason={source.Text()}";
}
