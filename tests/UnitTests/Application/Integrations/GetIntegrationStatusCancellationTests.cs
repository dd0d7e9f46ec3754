using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class GetIntegrationStatusCancellationTests
{
    private readonly StatusFixture fixture = new();
    private readonly CancellationTokenSource hangUp = new();

    [TearDown]
    public void TearDown() => hangUp.Dispose();

    [Test]
    public async Task Hands_the_callers_token_on_to_every_port()
    {
        var row = AnIntegration();
        fixture.HasRow(row);
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Paused }));
        fixture.TakesUpdates();

        await fixture.GetStatusAsync(hangUp.Token);

        fixture.Bridge.Verify(bridge => bridge.ReadAsync("int_old", row.ApiToken, hangUp.Token));
        fixture.Integrations.Verify(rows => rows.UpdateLiveAsync(
            It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), hangUp.Token));
    }

    [Test]
    public void Stops_when_the_client_disconnects_during_the_call_to_the_bridge()
    {
        fixture.HasRow(AnIntegration());
        fixture.Bridge
            .Setup(bridge => bridge.ReadAsync("int_old", It.IsAny<ApiToken>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new OperationCanceledException());

        Assert.That(() => fixture.GetStatusAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.Log.Collector.GetSnapshot(), Is.Empty);
    }

    [Test]
    public void Stops_when_the_client_disconnects_during_the_update()
    {
        fixture.HasRow(AnIntegration());
        fixture.GivenReply(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Paused }));
        fixture.Integrations
            .Setup(rows => rows.UpdateLiveAsync(
                It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new OperationCanceledException());

        Assert.That(() => fixture.GetStatusAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(fixture.Log.Collector.GetSnapshot(), Is.Empty);
    }
}
