using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;
using RyzeChatwoot.TestKit;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.IntegrationTests;

/// <summary>What a start does beside its work. It fails in silence where it runs by itself, so here somebody waits for it.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class RehearsalTests(Database kind)
{
    private TestDatabase data = null!;
    private BridgeStub bridge = null!;
    private CapturedLog log = null!;

    [SetUp]
    public async Task StartAsync() =>
        (data, bridge, log) = (await TestDatabase.CreateAsync(kind), await BridgeStub.StartAsync(), new CapturedLog());

    [TearDown]
    public async Task StopAsync()
    {
        await (bridge?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (data?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task Lists_to_the_end_and_leaves_bridge_rows_and_warnings_alone()
    {
        await using var app = await PrepareAsync();

        await Rehearsal.OfListAsync(app, Task.CompletedTask);

        Assert.That(bridge.Calls, Is.Empty);
        Assert.That(await data.RowsAsync(), Is.Empty);
        Assert.That(log.Warnings, Is.Empty);
    }

    [Test]
    public async Task Looks_a_token_up_and_finds_nobody()
    {
        await using var app = await PrepareAsync();

        await Rehearsal.OfLookUpAsync(app);

        Assert.That(bridge.Calls, Is.Empty);
        Assert.That(log.Warnings, Is.Empty);
    }

    private async Task<WebApplication> PrepareAsync()
    {
        var app = ServiceHost.Build(builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings.For(data, bridge.BaseUrl));
            builder.Logging.ClearProviders().AddProvider(log);
        });
        await app.PrepareAsync();
        return app;
    }
}
