using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class GetIntegrationStatusCancellationTests
{
    private readonly StatusFixture scene = new();
    private readonly CancellationTokenSource hangUp = new();

    [TearDown]
    public void TearDown() => hangUp.Dispose();

    [Test]
    public async Task Hands_the_callers_token_on_to_every_port()
    {
        var row = AnIntegration();
        scene.HasRow(row);
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Paused }));
        scene.TakesUpdates();

        await scene.AskAsync(hangUp.Token);

        scene.Bridge.Verify(bridge => bridge.ReadAsync("int_old", row.ApiToken, hangUp.Token));
        scene.Integrations.Verify(rows => rows.UpdateLiveAsync(
            It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), hangUp.Token));
    }

    [Test]
    public void Stops_when_the_client_hangs_up_during_the_call_to_the_bridge()
    {
        scene.HasRow(AnIntegration());
        scene.Bridge
            .Setup(bridge => bridge.ReadAsync("int_old", It.IsAny<ApiToken>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new OperationCanceledException());

        Assert.That(() => scene.AskAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(scene.Log.Collector.GetSnapshot(), Is.Empty);
    }

    [Test]
    public void Stops_when_the_client_hangs_up_during_the_update()
    {
        scene.HasRow(AnIntegration());
        scene.HearsFromBridge(new BridgeReadReply.Live(ALiveStatus() with { Status = IntegrationStatus.Paused }));
        scene.Integrations
            .Setup(rows => rows.UpdateLiveAsync(
                It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new OperationCanceledException());

        Assert.That(() => scene.AskAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(scene.Log.Collector.GetSnapshot(), Is.Empty);
    }
}
