using System.Globalization;
using System.Text.RegularExpressions;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>Where the service listens (contract, section 10).</summary>
internal static partial class ListenOptions
{
    public const string Setting = "ASPNETCORE_URLS";

    private const string Default = "http://localhost:5080";

    /// <summary>Reads <c>ASPNETCORE_URLS</c>: one or more URLs separated by semicolons.</summary>
    /// <exception cref="InvalidSettingException">One of them is not an address to listen on.</exception>
    public static string[] Read(IConfiguration configuration)
    {
        var urls = (configuration.Text(Setting) ?? Default).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return urls.Length > 0 && urls.All(IsAddress)
            ? urls
            : throw new InvalidSettingException(Setting, "must be one or more http or https URLs, separated by semicolons");
    }

    private static bool IsAddress(string url) =>
        Address().Match(url) is { Success: true } match
        && (!match.Groups["port"].Success || int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture) <= 65535);

    // The server takes much else for a host name, and then listens on every interface.
    [GeneratedRegex(@"^https?://(\*|\+|\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:(?<port>[0-9]{1,5}))?/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
