using Microsoft.Extensions.Configuration;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>The address of the bridge, our token there, and the budgets of its calls (contract, sections 5 to 8 and 10).</summary>
public sealed class BridgeOptions
{
    private const string UrlSetting = "BRIDGE_URL";
    private const string TokenSetting = "BRIDGE_TOKEN";
    private const string OwnUrlSetting = "BASE_URL";
    private const string InternalOwnUrlSetting = "BRIDGE_INTERNAL_RYZEAPI_URL";
    private const string DefaultOwnUrl = "http://localhost:5080";

    /// <summary>The base of the bridge's routes, with a trailing slash; a path prefix is kept. Null switches the module off.</summary>
    public Uri? Url { get; set; }

    /// <summary>Our bearer token at the bridge; a secret. Null switches the module off.</summary>
    public string? Token { get; set; }

    /// <summary>Where the bridge reaches this service.</summary>
    public string RyzeApiUrl { get; set; } = DefaultOwnUrl;

    /// <summary>Whether no setting names that address, so that it is the one of a service on the bridge's own machine.</summary>
    public bool HasDefaultRyzeApiUrl { get; set; } = true;

    /// <summary>How long each operation may take, body and retries included. No setting; tests shorten them.</summary>
    public IDictionary<BridgeOperation, TimeSpan> Budgets { get; } =
        Enum.GetValues<BridgeOperation>().ToDictionary(operation => operation, operation => operation.DefaultBudget);

    /// <summary>
    /// The bulkhead: how many reads may be in flight while the bridge is silent; four times as many while it responds. Beyond that, lists
    /// come from local data.
    /// </summary>
    public int MaxReads { get; set; } = 32;

    /// <summary>How long the circuit of reads stays open, and again after a trial that failed.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether the module is on: both the URL and the token are set (contract, section 4).</summary>
    public bool IsConfigured => Url is not null && Token is not null;

    /// <summary>Takes over the settings.</summary>
    /// <exception cref="InvalidSettingException">A value is invalid.</exception>
    public void Read(IConfiguration configuration)
    {
        Token = configuration.Text(TokenSetting);
        if (Token?.Any(c => c is <= ' ' or > '~') == true)
        {
            throw new InvalidSettingException(TokenSetting, "must be printable ASCII without spaces");
        }

        var url = configuration.HttpUrl(UrlSetting);
        Url = url is null ? null : new Uri(url.AbsoluteUri.TrimEnd('/') + '/');

        var ownUrl = OwnUrl(configuration, InternalOwnUrlSetting) ?? OwnUrl(configuration, OwnUrlSetting);
        (RyzeApiUrl, HasDefaultRyzeApiUrl) = (ownUrl ?? DefaultOwnUrl, ownUrl is null);
    }

    private static string? OwnUrl(IConfiguration configuration, string name) =>
        configuration.HttpUrl(name) is null ? null : configuration.Text(name)!.TrimEnd('/');
}
