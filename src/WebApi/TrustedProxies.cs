using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>Trusts <c>X-Forwarded-For</c> only from the proxies that the operator names.</summary>
internal static class TrustedProxies
{
    private const string Setting = "TRUSTED_PROXIES";

    /// <summary>Reads which proxies are trusted into the framework's options.</summary>
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>(Read).ValidateOnStart();
        return services;
    }

    /// <summary>Adds the middleware only where a proxy is trusted.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    /// <exception cref="InvalidSettingException">An entry is not an address or a network.</exception>
    private static void Read(ForwardedHeadersOptions forwarded, IConfiguration configuration)
    {
        var networks = (configuration.Text(Setting) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse)
            .ToList();
        forwarded.ForwardedHeaders = networks.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        networks.ForEach(forwarded.KnownIPNetworks.Add);
    }

    private static System.Net.IPNetwork Parse(string text)
    {
        var written = text.Split('/')[0];

        // The parser accepts "10" (as 0.0.0.10) and reads "010.0.0.5" as octal.
        if (!IPAddress.TryParse(written, out var address) || (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != written))
        {
            throw Invalid();
        }

        if (written == text)
        {
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return System.Net.IPNetwork.TryParse(text, out var network) ? network : throw Invalid();
    }

    private static InvalidSettingException Invalid() =>
        new(Setting, "must be addresses or networks such as 10.0.0.0/8, separated by commas");
}
