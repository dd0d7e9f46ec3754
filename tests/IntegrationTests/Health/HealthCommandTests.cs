using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RyzeChatwoot.IntegrationTests.Health;

/// <summary>The command <c>health</c>, with which an image without a shell checks itself (contract, section 11).</summary>
[TestFixture(Database.Sqlite)]
public sealed class HealthCommandTests(Database kind) : CommandTests(kind)
{
    [Test]
    public async Task It_prints_the_body_of_a_healthy_service()
    {
        await using var service = await Fixture.StartServiceAsync();

        Assert.That(LineOf(await CheckAsync(service.BaseUrl)), Does.Match(
            """^\{"status":"ok","service":"RyzeAPI","uptime":"\d+h\d+m\d+s","timestamp":"[^"]+","checks":\{"db":"ok"\}\}$"""));
    }

    [Test]
    public async Task It_prints_the_body_of_a_degraded_service_and_fails()
    {
        await using var service = await Fixture.StartServiceAsync(services: services => services.AddHealthChecks()
            .AddCheck("queue", () => HealthCheckResult.Unhealthy("full"), tags: ["ready"]));

        var end = await CheckAsync(service.BaseUrl);

        Assert.That((end.ExitCode, end.Error), Is.EqualTo((1, "")));
        Assert.That(end.Output, Does.StartWith("""{"status":"degraded",""").And.EndWith("\"queue\":\"fail: full\"}}\n"));
    }

    [Test]
    public async Task It_reports_a_service_that_is_down_in_one_line()
    {
        // Bound without listening: a client that connects is refused, and no other process gets the port meanwhile.
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var url = $"http://{port.LocalEndPoint}";

        Assert.That(ComplaintOf(await CheckAsync(new Uri(url))), Is.EqualTo($"{url}/health: Connection refused"));
    }

    [Test]
    public async Task It_reports_another_program_on_the_port_in_one_line()
    {
        await using var other = await TestKit.BridgeStub.StartAsync();

        Assert.That(ComplaintOf(await CheckAsync(other.BaseUrl)), Does.Match("^http://[^ ]+/health: not the service's health, but HTTP [0-9]{3}$"));
    }

    // It needs no database: the setting would stop every other command.
    private Task<ProcessEnd> CheckAsync(Uri service)
    {
        Environment["ASPNETCORE_URLS"] = service.GetLeftPart(UriPartial.Authority);
        Environment["DATABASE_URL"] = "nonsense";
        return RunAsync("health");
    }
}
