using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace RyzeChatwoot.IntegrationTests.Hosting;

/// <summary>The time between the signal to stop and the end of accepting connections (contract, section 10).</summary>
public sealed class ShutdownDelayTests() : ServiceTests(Database.Sqlite)
{
    private readonly FakeTimeProvider clock = new();
    private readonly Worker worker = new();

    [Test]
    public async Task Health_is_degraded_and_requests_are_served_until_the_delay_is_over()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("active"));
        await using var service = await StartWithDelayAsync();
        using var client = service.ClientWith(AccountToken);

        var stopping = service.App.StopAsync();

        var health = await client.SendAsync(HttpMethod.Get, "health");
        Assert.That((health.Status, health.ReadJson().GetProperty("status").GetString()), Is.EqualTo((503, "degraded")));
        Assert.That(
            health.ReadJson().GetProperty("checks").GetRawText(),
            Is.EqualTo("""{"db":"ok","shutdown":"fail: the service is stopping"}"""));
        Assert.That((await client.SendAsync(HttpMethod.Get, "health/live")).Status, Is.EqualTo(200));
        clock.Advance(TimeSpan.FromSeconds(19));
        Assert.That((await client.ListAsync(Instance)).Header("X-Integration-Source"), Is.EqualTo("live"));
        Assert.That(worker.IsStopped, Is.False);

        clock.Advance(TimeSpan.FromSeconds(1));
        await stopping;
        Assert.That(async () => await client.ListAsync(Instance), Throws.InstanceOf<HttpRequestException>());
        Assert.That(worker.IsStopped, Is.True);
    }

    [Test]
    public async Task The_host_leaves_60_s_after_the_delay_for_requests_in_flight()
    {
        await using var service = await StartWithDelayAsync();

        var host = service.Services.GetRequiredService<IOptions<HostOptions>>().Value;

        Assert.That(host.ShutdownTimeout, Is.EqualTo(TimeSpan.FromSeconds(80)));
        var stopping = service.App.StopAsync();
        clock.Advance(TimeSpan.FromSeconds(20));
        await stopping;
    }

    private Task<RunningService> StartWithDelayAsync() => StartAnotherAsync(
        settings => settings["SHUTDOWN_DELAY_SECONDS"] = "20",
        services: services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IHostedService>(worker));

    private sealed class Worker : BackgroundService
    {
        public bool IsStopped { get; private set; }

        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            stoppingToken.Register(() => IsStopped = true);
            return Task.CompletedTask;
        }
    }
}
