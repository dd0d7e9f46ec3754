using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>Where the service listens (contract, section 10).</summary>
internal sealed partial class ListenOptions
{
    private const string UrlsSetting = "ASPNETCORE_URLS";
    private const string PortsSetting = "ASPNETCORE_HTTP_PORTS";
    private const string PortSetting = "PORT";
    private const string Default = "http://localhost:5080";
    private const int MaxPort = 65535;

    /// <summary>The setting that names the addresses, for the error message where listening fails.</summary>
    public string Setting { get; set; } = UrlsSetting;

    /// <summary>The addresses that the server listens on.</summary>
    public string[] Urls { get; set; } = [Default];

    /// <summary>Reads <c>ASPNETCORE_URLS</c>, else <c>ASPNETCORE_HTTP_PORTS</c> or <c>PORT</c>, both on every address.</summary>
    /// <exception cref="InvalidSettingException">The setting that applies is not an address or a port to listen on.</exception>
    public void Read(IConfiguration configuration)
    {
        if (configuration.Text(UrlsSetting) is { } urls)
        {
            (Setting, Urls) = (UrlsSetting, Parts(urls, IsAddress, UrlsSetting, "must be one or more http or https URLs, separated by semicolons"));
        }
        else if (configuration.Text(PortsSetting) is { } ports)
        {
            ListenOnEveryAddress(PortsSetting, Parts(ports, IsPort, PortsSetting, "must be one or more port numbers, separated by semicolons"));
        }
        else if (configuration.Text(PortSetting) is { } port)
        {
            ListenOnEveryAddress(PortSetting, IsPort(port) ? [port] : throw new InvalidSettingException(PortSetting, "must be a port number"));
        }
    }

    /// <summary>
    /// Where this machine reaches <c>/health</c> of the service: by http where it listens for that, else by https; by <c>localhost</c> where the
    /// server listens on every address, as it does for host names.
    /// </summary>
    public Uri HealthUrl()
    {
        var url = Urls.FirstOrDefault(url => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) ?? Urls[0];
        var match = Address().Match(url);
        var host = IPAddress.TryParse(match.Groups["host"].Value, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            ? match.Groups["host"].Value
            : "localhost";
        var port = match.Groups["port"] is { Success: true, Value: var text } ? $":{text}" : "";
        return new Uri($"{match.Groups["scheme"].Value}://{host}{port}/health");
    }

    private void ListenOnEveryAddress(string setting, string[] ports) =>
        (Setting, Urls) = (setting, Array.ConvertAll(ports, port => $"http://*:{port}"));

    private static string[] Parts(string text, Predicate<string> isValid, string setting, string fault)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && Array.TrueForAll(parts, isValid) ? parts : throw new InvalidSettingException(setting, fault);
    }

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= MaxPort;

    private static bool IsAddress(string url) =>
        Address().Match(url) is { Success: true } match && (!match.Groups["port"].Success || IsPort(match.Groups["port"].Value));

    // The server accepts almost any text as a host name, and then listens on every interface.
    [GeneratedRegex(@"^(?<scheme>https?)://(?<host>\*|\+|\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:(?<port>[0-9]{1,5}))?/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
