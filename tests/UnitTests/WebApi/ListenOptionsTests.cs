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

    [TestCase("http://localhost:5080", "http://localhost:5080/health")]
    [TestCase("http://127.0.0.1:5080/", "http://127.0.0.1:5080/health")]
    [TestCase("http://[::1]:5080", "http://[::1]:5080/health")]
    [TestCase("http://*:5080", "http://localhost:5080/health")]
    [TestCase("http://+", "http://localhost/health")]
    [TestCase("http://0.0.0.0:5080", "http://localhost:5080/health")]
    [TestCase("http://[::]:5080", "http://localhost:5080/health")]
    [TestCase("http://api.example.com:5080", "http://localhost:5080/health")]
    [TestCase("https://*:5443;http://127.0.0.1:5080", "http://127.0.0.1:5080/health")]
    [TestCase("HTTPS://api.example.com:5443", "https://localhost:5443/health")]
    public void Reaches_the_health_of_the_service_from_this_machine(string urls, string health) =>
        Assert.That(Read(("ASPNETCORE_URLS", urls)).HealthUrl(), Is.EqualTo(new Uri(health)));

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

    [TestCase("8080", new[] { "http://*:8080" })]
    [TestCase("8080;8081;", new[] { "http://*:8080", "http://*:8081" })]
    public void Listens_on_every_address_of_the_ports_that_official_images_set(string ports, string[] urls)
    {
        var listen = Read(("ASPNETCORE_HTTP_PORTS", ports), ("PORT", "9090"));

        Assert.That(listen.Setting, Is.EqualTo("ASPNETCORE_HTTP_PORTS"));
        Assert.That(listen.Urls, Is.EqualTo(urls));
    }

    [Test]
    public void Listens_on_every_address_of_the_port_that_platforms_set()
    {
        var listen = Read(("PORT", "9090"));

        Assert.That((listen.Setting, listen.Urls.Single()), Is.EqualTo(("PORT", "http://*:9090")));
    }

    [Test]
    public void Prefers_urls_to_ports() => Assert.That(
        Read(("ASPNETCORE_URLS", Two[0]), ("ASPNETCORE_HTTP_PORTS", "8080"), ("PORT", "9090")).Urls,
        Is.EqualTo(Two[..1]));

    [TestCase("ASPNETCORE_HTTP_PORTS", "http", "must be one or more port numbers, separated by semicolons")]
    [TestCase("ASPNETCORE_HTTP_PORTS", "8080;70000", "must be one or more port numbers, separated by semicolons")]
    [TestCase("PORT", "8080;8081", "must be a port number")]
    [TestCase("PORT", "-1", "must be a port number")]
    public void Names_the_setting_whose_port_makes_no_sense(string name, string value, string fault) => Assert.That(
        () => Read((name, value)),
        Throws.InstanceOf<InvalidSettingException>().With.Message.EqualTo($"{name}: {fault}"));

    private static string[] Read(string? value) => Read(("ASPNETCORE_URLS", value)).Urls;

    private static ListenOptions Read(params (string Name, string? Value)[] settings)
    {
        var options = new ListenOptions();
        options.Read(Configured.With(settings));
        return options;
    }
}
