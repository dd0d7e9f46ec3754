using Microsoft.Extensions.Configuration;
using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.Infrastructure.Configuration;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeOptionsTests
{
    [TestCase("https://bridge.example.com", BridgeToken, true)]
    [TestCase("https://bridge.example.com", null, false)]
    [TestCase("https://bridge.example.com", " ", false)]
    [TestCase(null, BridgeToken, false)]
    [TestCase("", BridgeToken, false)]
    [TestCase(null, null, false)]
    public void Switches_the_module_on_with_both_the_url_and_the_token(string? url, string? token, bool isOn)
    {
        var options = Read(Configured.With(("BRIDGE_URL", url), ("BRIDGE_TOKEN", token)));

        Assert.That(options.IsConfigured, Is.EqualTo(isOn));
    }

    [TestCase("https://bridge.example.com", "https://bridge.example.com/")]
    [TestCase("https://bridge.example.com/", "https://bridge.example.com/")]
    [TestCase("https://bridge.example.com/some/prefix", "https://bridge.example.com/some/prefix/")]
    [TestCase("https://bridge.example.com/some/prefix///", "https://bridge.example.com/some/prefix/")]
    [TestCase("http://[::1]:7070", "http://[::1]:7070/")]
    public void Keeps_a_path_prefix(string url, string expected)
    {
        var options = Read(Configured.With(("BRIDGE_URL", url)));

        Assert.That(options.Url?.AbsoluteUri, Is.EqualTo(expected));
    }

    [Test]
    public void Takes_the_token_without_white_space_around_it()
    {
        var options = Read(Configured.With(("BRIDGE_TOKEN", $" {BridgeToken}\n")));

        Assert.That(options.Token, Is.EqualTo(BridgeToken));
    }

    [TestCase("s3cr3t token")]
    [TestCase("s3cr3t\ntoken")]
    [TestCase("s3cr3t\u007ftoken")]
    [TestCase("s3cr3t-ção")]
    public void Refuses_a_token_that_no_header_carries_and_does_not_repeat_it(string token)
    {
        var settings = Configured.With(("BRIDGE_TOKEN", token));

        var fault = Assert.Throws<InvalidSettingException>(() => Read(settings))!;

        Assert.That(fault.Message, Is.EqualTo("BRIDGE_TOKEN: must be printable ASCII without spaces"));
    }

    [TestCase(null, null, "http://localhost:5080")]
    [TestCase("https://api.example.com", null, "https://api.example.com")]
    [TestCase("https://api.example.com/", " ", "https://api.example.com")]
    [TestCase("https://api.example.com", "http://api.internal:5080/", "http://api.internal:5080")]
    [TestCase(null, "http://api.internal:5080/prefix/", "http://api.internal:5080/prefix")]
    public void Sends_the_internal_address_else_the_public_one(string? baseUrl, string? internalUrl, string expected)
    {
        var options = Read(Configured.With(("BASE_URL", baseUrl), ("BRIDGE_INTERNAL_RYZEAPI_URL", internalUrl)));

        Assert.That(options.RyzeApiUrl, Is.EqualTo(expected));
    }

    [TestCase("BRIDGE_URL")]
    [TestCase("BASE_URL")]
    [TestCase("BRIDGE_INTERNAL_RYZEAPI_URL")]
    public void Names_the_url_that_makes_no_sense(string setting)
    {
        var settings = Configured.With((setting, "bridge.example.com"));

        var fault = Assert.Throws<InvalidSettingException>(() => Read(settings))!;

        Assert.That(fault.Setting, Is.EqualTo(setting));
    }

    private static BridgeOptions Read(IConfiguration settings)
    {
        var options = new BridgeOptions();
        options.Read(settings);
        return options;
    }
}
