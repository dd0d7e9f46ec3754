using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>Trusts <c>X-Forwarded-For</c> only from the proxies that the operator names.</summary>
internal static class TrustedProxies
{
    private const string Setting = "TRUSTED_PROXIES";

    /// <summary>Takes the client's address from trusted proxies.</summary>
    /// <exception cref="InvalidSettingException">An entry is no address and no network.</exception>
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = (configuration.Text(Setting) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse)
            .ToList();
        return services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = networks.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            networks.ForEach(forwarded.KnownIPNetworks.Add);
        });
    }

    /// <summary>Adds the middleware only where a proxy is trusted.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Configuration.Text(Setting) is not null)
        {
            app.UseForwardedHeaders();
        }
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
