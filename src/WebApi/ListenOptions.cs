using System.Globalization;
using System.Text.RegularExpressions;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>Where the service listens (contract, section 10).</summary>
/// <param name="Setting">The setting that says so, to be named where listening fails.</param>
/// <param name="Urls">What the server listens on.</param>
internal sealed partial record ListenOptions(string Setting, string[] Urls)
{
    private const string UrlsSetting = "ASPNETCORE_URLS";
    private const string PortsSetting = "ASPNETCORE_HTTP_PORTS";
    private const string PortSetting = "PORT";
    private const string Default = "http://localhost:5080";
    private const int MaxPort = 65535;

    /// <summary>Reads <c>ASPNETCORE_URLS</c>, else <c>ASPNETCORE_HTTP_PORTS</c> or <c>PORT</c>, both on every address.</summary>
    /// <exception cref="InvalidSettingException">The setting that counts is not an address or a port to listen on.</exception>
    public static ListenOptions Read(IConfiguration configuration)
    {
        if (configuration.Text(UrlsSetting) is { } urls)
        {
            return new ListenOptions(UrlsSetting, Parts(urls, IsAddress, UrlsSetting, "must be one or more http or https URLs, separated by semicolons"));
        }

        if (configuration.Text(PortsSetting) is { } ports)
        {
            return OnEveryAddress(PortsSetting, Parts(ports, IsPort, PortsSetting, "must be one or more port numbers, separated by semicolons"));
        }

        return configuration.Text(PortSetting) is not { } port
            ? new ListenOptions(UrlsSetting, [Default])
            : IsPort(port) ? OnEveryAddress(PortSetting, [port]) : throw new InvalidSettingException(PortSetting, "must be a port number");
    }

    private static ListenOptions OnEveryAddress(string setting, IEnumerable<string> ports) =>
        new(setting, [.. ports.Select(port => $"http://*:{port}")]);

    private static string[] Parts(string text, Predicate<string> isValid, string setting, string fault)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && Array.TrueForAll(parts, isValid) ? parts : throw new InvalidSettingException(setting, fault);
    }

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= MaxPort;

    private static bool IsAddress(string url) =>
        Address().Match(url) is { Success: true } match && (!match.Groups["port"].Success || IsPort(match.Groups["port"].Value));

    // The server takes much else for a host name, and then listens on every interface.
    [GeneratedRegex(@"^https?://(\*|\+|\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:(?<port>[0-9]{1,5}))?/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
