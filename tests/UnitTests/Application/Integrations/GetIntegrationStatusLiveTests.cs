using Microsoft.Extensions.Logging;
using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class GetIntegrationStatusLiveTests
{
    private readonly StatusFixture scene = new();

    [Test]
    public async Task Writes_nothing_where_the_bridge_says_nothing_new()
    {
        var row = AnIntegration();
        scene.HasRow(row);
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus()));

        var result = await scene.AskAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new IntegrationStatusResult("suporte", row, StatusSource.Live)));
    }

    [TestCase(IntegrationStatus.Paused, "")]
    [TestCase(IntegrationStatus.Active, "inbox is full")]
    [TestCase(IntegrationStatus.Error, "token expired")]
    public async Task Answers_with_the_live_status_and_error_and_keeps_them(IntegrationStatus status, string error)
    {
        var row = AnIntegration();
        var expected = row with { Status = status, LastError = error };
        scene.HasRow(row);
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { Status = status, LastError = error }));
        scene.TakesUpdates();

        var result = await scene.AskAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new IntegrationStatusResult("suporte", expected, StatusSource.Live)));
        scene.Integrations.Verify(rows => rows.UpdateLiveAsync(row, expected, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Clears_an_error_that_is_over()
    {
        var row = AnIntegration() with { Status = IntegrationStatus.Error, LastError = "token expired" };
        scene.HasRow(row);
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus()));
        scene.TakesUpdates();

        var result = await scene.AskAsync();

        Assert.That(ValueOf(result).Integration, Is.EqualTo(row with { Status = IntegrationStatus.Active, LastError = "" }));
    }

    [Test]
    public async Task Keeps_an_inbox_id_where_the_row_has_none_yet()
    {
        var row = AnIntegration() with { InboxId = 0 };
        var expected = row with { InboxId = 42 };
        scene.HasRow(row);
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { InboxId = 42 }));
        scene.TakesUpdates();

        var result = await scene.AskAsync();

        Assert.That(ValueOf(result).Integration, Is.EqualTo(expected));
        scene.Integrations.Verify(rows => rows.UpdateLiveAsync(row, expected, It.IsAny<CancellationToken>()), Times.Once);
    }

    [TestCase(42, 99)]
    [TestCase(42, 0)]
    [TestCase(0, 0)]
    public async Task Leaves_the_inbox_id_alone_otherwise(long local, long live)
    {
        scene.HasRow(AnIntegration() with { InboxId = local });
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { InboxId = live }));

        var result = await scene.AskAsync();

        Assert.That(ValueOf(result).Integration.InboxId, Is.EqualTo(local));
    }

    [Test]
    public async Task Writes_everything_that_changed_in_one_update()
    {
        var row = AnIntegration() with { InboxId = 0 };
        scene.HasRow(row);
        scene.HearsFromBridge(new BridgeReadReply.Live(new LiveStatus(IntegrationStatus.Error, "token expired", 42)));
        scene.TakesUpdates();

        await scene.AskAsync();

        var expected = row with { Status = IntegrationStatus.Error, LastError = "token expired", InboxId = 42 };
        Assert.That(scene.Integrations.Invocations.Single().Arguments.Take(2), Is.EqualTo(new[] { row, expected }));
    }

    [Test]
    public async Task Answers_live_even_where_the_update_fails_and_says_so_once()
    {
        var broken = new BrokenDatabaseException();
        scene.HasRow(AnIntegration());
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Paused }));
        scene.Integrations
            .Setup(rows => rows.UpdateLiveAsync(
                It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(broken);

        var reading = ValueOf(await scene.AskAsync());

        Assert.That((reading.Integration.Status, reading.Source), Is.EqualTo((IntegrationStatus.Paused, StatusSource.Live)));
        var line = scene.Log.Collector.GetSnapshot().Single();
        Assert.That(
            (line.Level, line.Message, line.Exception),
            Is.EqualTo((LogLevel.Warning, "The live status of instance suporte (account 3) could not be written", broken)));
    }

    [Test]
    public async Task Says_nothing_in_the_log_while_all_is_well()
    {
        scene.HasRow(AnIntegration());
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { LastError = "token expired" }));
        scene.TakesUpdates();

        await scene.AskAsync();

        Assert.That(scene.Log.Collector.GetSnapshot(), Is.Empty);
    }
}
