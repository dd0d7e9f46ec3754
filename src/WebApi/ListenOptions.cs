using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>Where the service listens (contract, section 10).</summary>
internal static class ListenOptions
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

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return (address.Scheme is "http" or "https") && address.PathBase.Length == 0 && address.Port is >= 0 and <= 65535;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
