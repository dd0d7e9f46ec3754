namespace RyzeChatwoot.IntegrationTests.Hosting;

/// <summary>Settings that make no sense stop the start with one line that names them (contract, section 10).</summary>
[TestFixture(Database.Sqlite)]
public sealed class SettingsTests(Database kind) : CommandTests(kind)
{
    [TestCase("DATABASE_URL", "mysql://me:not-to-be-shown@127.0.0.1/ryze")]
    [TestCase("DATABASE_URL", "sqlite:")]
    [TestCase("DATABASE_URL", "Host=127.0.0.1;Pasword=not-to-be-shown")]
    [TestCase("BRIDGE_URL", "bridge.example.com")]
    [TestCase("BRIDGE_URL", "ftp://bridge.example.com")]
    [TestCase("BRIDGE_URL", "https://me:not-to-be-shown@bridge.example.com")]
    [TestCase("BRIDGE_TOKEN", "not-to-be-shown with a space")]
    [TestCase("BASE_URL", "localhost:5080")]
    [TestCase("BRIDGE_INTERNAL_RYZEAPI_URL", "/ryze")]
    [TestCase("ENCRYPTION_KEY", "not-to-be-shown")]
    [TestCase("ENCRYPTION_KEY", "k1:bm90LXRvLWJlLXNob3du")]
    [TestCase("ENCRYPTION_KEY", "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=,k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")]
    [TestCase("RATE_LIMIT_PER_MINUTE", "-1")]
    [TestCase("RATE_LIMIT_PER_MINUTE", "many")]
    [TestCase("RATE_LIMIT_SHARED", "maybe")]
    [TestCase("RATE_LIMIT_SHARED", "true", Description = "Only PostgreSQL can be shared.")]
    [TestCase("CORS_ALLOWED_ORIGINS", "chatwoot.example.com")]
    [TestCase("TRUSTED_PROXIES", "proxy.example.com")]
    [TestCase("TRUSTED_PROXIES", "10.0.0.0/99")]
    [TestCase("ASPNETCORE_URLS", "localhost")]
    [TestCase("ASPNETCORE_URLS", "http://127.0.0.1:99999")]
    [TestCase("DATABASE_URL", "postgres://me:not-to-be-shown@127.0.0.1/ryze?schema=public")]
    [TestCase("DATABASE_URL", "host=/var/run/postgresql user=ryze password=not-to-be-shown pasword=x")]
    [TestCase("BRIDGE_TOKEN", "\"not-to-be-shown\"")]
    [TestCase("ENCRYPTION_KEY", "'k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY='")]
    [TestCase("METRICS_PORT", "0")]
    [TestCase("METRICS_PORT", "65536")]
    [TestCase("METRICS_PORT", "http://127.0.0.1:9464")]
    [TestCase("SHUTDOWN_DELAY_SECONDS", "61")]
    [TestCase("Logging__LogLevel__Default", "Informtion")]
    [TestCase("Logging__Console__LogLevel__Microsoft", "Informtion")]
    [TestCase("Logging__Console__FormatterName", "jsn")]
    [TestCase("Logging__Console__FormatterOptions__IncludeScopes", "maybe")]
    [TestCase("Logging__Console__FormatterOptions__TimestampFormat", "%")]
    public async Task An_invalid_setting_stops_the_start(string name, string value)
    {
        Environment[name] = value;

        var end = await RunAsync();

        Assert.That(ComplaintOf(end), Does.Contain(name));
        Assert.That(end.Output, Is.Empty);
        Assert.That(end.Error, Does.Not.Contain("not-to-be-shown").And.Not.Contain("bm90LXRvLWJlLXNob3du").And.Not.Contain("MDEyMzQ1"));
    }

    [Test]
    public async Task An_address_that_the_machine_does_not_have_stops_the_start()
    {
        Environment["ASPNETCORE_URLS"] = "http://192.0.2.1:5080";

        Assert.That(ComplaintOf(await RunAsync()), Does.Contain("ASPNETCORE_URLS"));
    }

    [Test]
    public async Task A_port_that_is_taken_stops_the_start()
    {
        await using var somebody = await BridgeStub.StartAsync();
        Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{somebody.BaseUrl.Port}";

        Assert.That(ComplaintOf(await RunAsync()), Does.Contain("ASPNETCORE_URLS"));
    }

    [Test]
    public async Task A_port_for_metrics_that_is_taken_stops_the_start()
    {
        await using var somebody = await BridgeStub.StartAsync();
        Environment["METRICS_PORT"] = $"{somebody.BaseUrl.Port}";

        Assert.That(ComplaintOf(await RunAsync()), Does.StartWith("METRICS_PORT: cannot listen there: "));
    }

    [Test]
    public async Task A_port_for_metrics_that_serves_the_API_stops_the_start()
    {
        (Environment["ASPNETCORE_URLS"], Environment["METRICS_PORT"]) = ("http://127.0.0.1:9464", "9464");

        Assert.That(ComplaintOf(await RunAsync()), Is.EqualTo("METRICS_PORT: must be another port than that of the API"));
    }

    [TestCase("OTEL_EXPORTER_OTLP_HEADERS")]
    [TestCase("OTEL_EXPORTER_OTLP_TRACES_HEADERS")]
    public async Task Headers_that_the_exporter_cannot_read_stop_the_start(string name)
    {
        Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9";
        Environment[name] = "not-to-be-shown";

        Assert.That(ComplaintOf(await RunAsync()), Does.StartWith(name).And.Not.Contain("not-to-be-shown"));
    }

    [Test]
    public async Task A_start_that_fails_logs_no_crash_of_a_worker()
    {
        await using var somebody = await BridgeStub.StartAsync();
        Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{somebody.BaseUrl.Port}";

        Assert.That((await RunAsync()).Output, Does.Not.Contain("BackgroundService"));
    }

    [Test]
    public async Task A_port_alone_is_listened_on_without_a_warning()
    {
        Environment["ASPNETCORE_URLS"] = null;
        Environment["ASPNETCORE_HTTP_PORTS"] = "0";
        await using var service = await ServiceProcess.StartAsync(Environment);

        var end = await service.StopAsync();

        Assert.That(end.Output, Does.Contain("Now listening on: http://[::]:").Or.Contain("Now listening on: http://0.0.0.0:"));
        Assert.That(end.Output, Does.Not.Contain("Overriding"));
    }

    [Test]
    public async Task The_environment_of_the_official_image_causes_no_warning()
    {
        (Environment["BRIDGE_URL"], Environment["BRIDGE_TOKEN"]) = ("http://127.0.0.1:9", "token-of-the-bridge");
        Environment["ASPNETCORE_HTTP_PORTS"] = "8080";
        Environment["DOTNET_RUNNING_IN_CONTAINER"] = "true";
        Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "true";
        Environment["HOME"] = "/home/app";
        await using var service = await ServiceProcess.StartAsync(Environment);

        var end = await service.StopAsync();

        Assert.That(end.Output.Split('\n'), Has.None.Contains("\"LogLevel\":\"Warning\"").And.None.Contains("\"LogLevel\":\"Error\""));
    }

    [Test]
    public async Task A_bridge_elsewhere_and_a_proxy_are_mentioned_once_and_without_the_proxys_password()
    {
        Environment["BRIDGE_URL"] = "http://bridge.invalid";
        Environment["BRIDGE_TOKEN"] = "not-to-be-shown";
        Environment["HTTP_PROXY"] = "http://me:not-to-be-shown@proxy.invalid:3128";
        await using var service = await ServiceProcess.StartAsync(Environment);

        var lines = (await service.StopAsync()).Output.Split('\n');

        Assert.That(lines, Has.Exactly(1).Contains("BASE_URL is not set"));
        Assert.That(lines, Has.Exactly(1).Contains("through the proxy http://proxy.invalid:3128"));
        Assert.That(lines, Has.None.Contains("not-to-be-shown"));
    }

    [TestCase("http://127.0.0.1:9", null)]
    [TestCase("http://bridge.invalid", "https://ryze.example.com")]
    public async Task A_bridge_on_this_machine_or_a_base_url_is_not_warned_of(string bridge, string? own)
    {
        (Environment["BRIDGE_URL"], Environment["BRIDGE_TOKEN"], Environment["BASE_URL"]) = (bridge, "token-of-the-bridge", own);
        await using var service = await ServiceProcess.StartAsync(Environment);

        Assert.That((await service.StopAsync()).Output, Does.Not.Contain("BASE_URL"));
    }

    [Test]
    public async Task An_empty_setting_is_an_absent_one()
    {
        foreach (var name in (string[])["BRIDGE_URL", "BRIDGE_TOKEN", "BASE_URL", "BRIDGE_INTERNAL_RYZEAPI_URL", "CORS_ALLOWED_ORIGINS", "TRUSTED_PROXIES"])
        {
            Environment[name] = "";
        }

        await using var service = await ServiceProcess.StartAsync(Environment);

        Assert.That((await service.StopAsync()).ExitCode, Is.Zero);
    }
}
