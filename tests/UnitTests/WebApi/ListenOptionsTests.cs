using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.UnitTests.WebApi;

public sealed class ListenOptionsTests
{
    private static readonly string[] Two = ["http://localhost:5080", "https://localhost:5443"];

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void Listens_on_port_5080_of_this_machine_where_nothing_is_set(string? value) =>
        Assert.That(Read(value), Is.EqualTo(Two[..1]));

    [TestCase("http://localhost:5080")]
    [TestCase("http://+:5080")]
    [TestCase("http://*:80")]
    [TestCase("http://0.0.0.0:0")]
    [TestCase("http://[::1]:65535")]
    [TestCase("https://api.example.com")]
    [TestCase("http://localhost:5080/")]
    public void Takes_what_a_server_can_listen_on(string value) => Assert.That(Read(value).Single(), Is.EqualTo(value));

    [TestCase("http://localhost:5080;https://localhost:5443")]
    [TestCase(" http://localhost:5080 ;; https://localhost:5443; ")]
    public void Takes_several_separated_by_semicolons(string value) => Assert.That(Read(value), Is.EqualTo(Two));

    [TestCase(";")]
    [TestCase("localhost:5080")]
    [TestCase("5080")]
    [TestCase("ftp://localhost:5080")]
    [TestCase("http://")]
    [TestCase("http://:5080")]
    [TestCase("http://localhost:65536")]
    [TestCase("http://localhost:-1")]
    [TestCase("http://localhost:abc")]
    [TestCase("http://localhost:")]
    [TestCase("http://user:pass@localhost")]
    [TestCase("http://localhost?x")]
    [TestCase("http://localhost#x")]
    [TestCase("http://local host:80")]
    [TestCase("http://localhost:5080/path")]
    [TestCase("http://localhost:5080;nonsense")]
    [TestCase("http://localhost:5080,http://localhost:5081")]
    public void Names_the_setting_where_it_makes_no_sense(string value) => Assert.That(
        () => Read(value),
        Throws.InstanceOf<InvalidSettingException>()
            .With.Message.EqualTo("ASPNETCORE_URLS: must be one or more http or https URLs, separated by semicolons"));

    private static string[] Read(string? value) => ListenOptions.Read(Configured.With(("ASPNETCORE_URLS", value))).Urls;
}
