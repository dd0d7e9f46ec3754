using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.UnitTests.WebApi;

public sealed class CorsSetupTests
{
    private static readonly string[] Methods = ["GET", "POST", "DELETE"];
    private static readonly string[] Headers = ["Content-Type", "Authorization", "token"];
    private static readonly string[] Exposed =
        ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After", "X-Integration-Source", "X-Error-Source"];

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" , ")]
    public void Allows_no_origin_where_nothing_is_set(string? value)
    {
        var policy = Read(value);

        Assert.That(policy.Origins, Is.Empty);
        Assert.That(policy.IsOriginAllowed("https://panel.example.com"), Is.False);
    }

    [TestCase("https://panel.example.com", "https://panel.example.com")]
    [TestCase("http://localhost:3000", "http://localhost:3000")]
    [TestCase("HTTPS://Panel.Example.com", "https://panel.example.com")]
    [TestCase(" https://a.example.com ,, https://b.example.com ", "https://b.example.com")]
    public void Allows_the_origins_that_are_named(string value, string origin) => Assert.That(Read(value).IsOriginAllowed(origin), Is.True);

    [TestCase("http://panel.example.com")]
    [TestCase("https://panel.example.com:8443")]
    [TestCase("https://panel.example.com.evil.example")]
    [TestCase("https://evil-panel.example.com")]
    [TestCase("https://sub.panel.example.com")]
    [TestCase("null")]
    public void Refuses_what_is_no_origin(string origin) =>
        Assert.That(Read("https://panel.example.com").IsOriginAllowed(origin), Is.False);

    [Test]
    public void Lets_pages_send_and_read_what_is_documented_and_never_credentials()
    {
        var policy = Read("https://panel.example.com");

        Assert.That(policy.Methods, Is.EquivalentTo(Methods));
        Assert.That(policy.Headers, Is.EquivalentTo(Headers));
        Assert.That(policy.ExposedHeaders, Is.EquivalentTo(Exposed));
        Assert.That(policy.SupportsCredentials, Is.False);
    }

    [TestCase("*")]
    [TestCase("null")]
    [TestCase("panel.example.com")]
    [TestCase("https://*.example.com")]
    [TestCase("https://panel.example.com/")]
    [TestCase("https://panel.example.com/path")]
    [TestCase("https://panel.example.com?x")]
    [TestCase("https://me@panel.example.com")]
    [TestCase("ftp://panel.example.com")]
    [TestCase("https://panel.example.com:443")]
    [TestCase("https://panel.example.com https://other.example.com")]
    [TestCase("https://panel.example.com,nonsense")]
    public void Names_the_setting_where_it_makes_no_sense(string value) => Assert.That(
        () => Read(value),
        Throws.InstanceOf<InvalidSettingException>()
            .With.Message.EqualTo("CORS_ALLOWED_ORIGINS: must be origins such as https://panel.example.com, separated by commas"));

    private static CorsPolicy Read(string? value)
    {
        using var services = Configured.ServicesWith(("CORS_ALLOWED_ORIGINS", value)).AddCorsSetup().BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<CorsOptions>>().Value;
        return options.GetPolicy(options.DefaultPolicyName)!;
    }
}
