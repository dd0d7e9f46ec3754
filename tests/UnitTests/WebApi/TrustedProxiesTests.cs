using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.UnitTests.WebApi;

public sealed class TrustedProxiesTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase(" , ")]
    public void Trusts_no_proxy_where_nothing_is_set(string? value)
    {
        var options = Read(value);

        Assert.That(options.ForwardedHeaders, Is.EqualTo(ForwardedHeaders.None));
        Assert.That(options.KnownIPNetworks, Is.Empty);
        Assert.That(options.KnownProxies, Is.Empty);
    }

    [TestCase("10.0.0.5", "10.0.0.5", "10.0.0.6")]
    [TestCase("10.0.0.0/8", "10.255.255.255", "11.0.0.0")]
    [TestCase("10.0.0.5/8", "10.255.255.255", "11.0.0.0")]
    [TestCase("::1", "::1", "::2")]
    [TestCase("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1")]
    [TestCase(" 10.0.0.5 ,, 192.168.0.0/16 ", "192.168.3.4", "10.0.0.4")]
    public void Believes_the_addresses_and_networks_that_are_named(string value, string trusted, string stranger)
    {
        var networks = Read(value).KnownIPNetworks;

        Assert.That(networks.Any(network => network.Contains(IPAddress.Parse(trusted))), Is.True);
        Assert.That(networks.Any(network => network.Contains(IPAddress.Parse(stranger))), Is.False);
    }

    [Test]
    public void Takes_the_address_alone_through_any_number_of_proxies()
    {
        var options = Read("10.0.0.0/8");

        Assert.That(options.ForwardedHeaders, Is.EqualTo(ForwardedHeaders.XForwardedFor));
        Assert.That(options.ForwardLimit, Is.Null);
    }

    [TestCase("proxy.example.com")]
    [TestCase("10.0.0.5:80")]
    [TestCase("10.0.0.0/33")]
    [TestCase("10.0.0.0/-1")]
    [TestCase("10.0.0.0/")]
    [TestCase("*")]
    [TestCase("10.0.0.5;10.0.0.6")]
    [TestCase("10.0.0.5,nonsense")]
    [TestCase("10", Description = "An address by the rules of old: 0.0.0.10.")]
    [TestCase("10.5", Description = "10.0.0.5.")]
    [TestCase("010.0.0.5", Description = "8.0.0.5.")]
    [TestCase("10/8", Description = "0.0.0.0/8.")]
    public void Names_the_setting_where_it_makes_no_sense(string value) => Assert.That(
        () => Read(value),
        Throws.InstanceOf<InvalidSettingException>()
            .With.Message.EqualTo("TRUSTED_PROXIES: must be addresses or networks such as 10.0.0.0/8, separated by commas"));

    private static ForwardedHeadersOptions Read(string? value)
    {
        using var services = Configured.ServicesWith(("TRUSTED_PROXIES", value)).AddTrustedProxies().BuildServiceProvider();
        return services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
    }
}
