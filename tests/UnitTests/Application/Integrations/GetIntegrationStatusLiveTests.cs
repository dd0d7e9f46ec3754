using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class GetIntegrationStatusLiveTests
{
    private readonly StatusFixture fixture = new();

    [Test]
    public async Task Writes_nothing_where_the_bridge_says_nothing_new()
    {
        var row = AnIntegration();
        fixture.HasRow(row);
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus()));

        var result = await fixture.GetStatusAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new IntegrationStatusResult("suporte", row, StatusSource.Live)));
    }

    [TestCase(IntegrationStatus.Paused, "")]
    [TestCase(IntegrationStatus.Active, "inbox is full")]
    [TestCase(IntegrationStatus.Error, "token expired")]
    public async Task Responds_with_the_live_status_and_error_and_stores_them(IntegrationStatus status, string error)
    {
        var row = AnIntegration();
        var expected = row with { Status = status, LastError = error };
        fixture.HasRow(row);
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { Status = status, LastError = error }));
        fixture.TakesUpdates();

        var result = await fixture.GetStatusAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new IntegrationStatusResult("suporte", expected, StatusSource.Live)));
        fixture.Integrations.Verify(rows => rows.UpdateLiveAsync(row, expected, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Clears_an_error_that_is_over()
    {
        var row = AnIntegration() with { Status = IntegrationStatus.Error, LastError = "token expired" };
        fixture.HasRow(row);
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus()));
        fixture.TakesUpdates();

        var result = await fixture.GetStatusAsync();

        Assert.That(ValueOf(result).Integration, Is.EqualTo(row with { Status = IntegrationStatus.Active, LastError = "" }));
    }

    [Test]
    public async Task Keeps_an_inbox_id_where_the_row_has_none_yet()
    {
        var row = AnIntegration() with { InboxId = 0 };
        var expected = row with { InboxId = 42 };
        fixture.HasRow(row);
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { InboxId = 42 }));
        fixture.TakesUpdates();

        var result = await fixture.GetStatusAsync();

        Assert.That(ValueOf(result).Integration, Is.EqualTo(expected));
        fixture.Integrations.Verify(rows => rows.UpdateLiveAsync(row, expected, It.IsAny<CancellationToken>()), Times.Once);
    }

    [TestCase(42, 99)]
    [TestCase(42, 0)]
    [TestCase(0, 0)]
    public async Task Leaves_the_inbox_id_alone_otherwise(long local, long live)
    {
        fixture.HasRow(AnIntegration() with { InboxId = local });
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { InboxId = live }));

        var result = await fixture.GetStatusAsync();

        Assert.That(ValueOf(result).Integration.InboxId, Is.EqualTo(local));
    }

    [Test]
    public async Task Writes_everything_that_changed_in_one_update()
    {
        var row = AnIntegration() with { InboxId = 0 };
        fixture.HasRow(row);
        fixture.GivenReply(new BridgeReadReply.Live(new LiveStatus(IntegrationStatus.Error, "token expired", 42)));
        fixture.TakesUpdates();

        await fixture.GetStatusAsync();

        var expected = row with { Status = IntegrationStatus.Error, LastError = "token expired", InboxId = 42 };
        Assert.That(fixture.Integrations.Invocations.Single().Arguments.Take(2), Is.EqualTo(new[] { row, expected }));
    }

    [Test]
    public async Task Responds_live_and_logs_one_line_where_the_update_fails()
    {
        fixture.HasRow(AnIntegration());
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Paused }));
        fixture.Integrations
            .Setup(rows => rows.UpdateLiveAsync(
                It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new BrokenDatabaseException());

        var reading = ValueOf(await fixture.GetStatusAsync());

        Assert.That((reading.Integration.Status, reading.Source), Is.EqualTo((IntegrationStatus.Paused, StatusSource.Live)));
        var line = fixture.Log.Collector.GetSnapshot().Single();
        Assert.That((line.Level, line.Exception), Is.EqualTo((LogLevel.Warning, (Exception?)null)));
        Assert.That(line.Message, Does.Contain("suporte").And.EndWith("could not be written: the cause"));
    }

    [Test]
    public async Task Says_nothing_in_the_log_while_all_is_well()
    {
        fixture.HasRow(AnIntegration());
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { LastError = "token expired" }));
        fixture.TakesUpdates();

        await fixture.GetStatusAsync();

        Assert.That(fixture.Log.Collector.GetSnapshot(), Is.Empty);
    }
}
