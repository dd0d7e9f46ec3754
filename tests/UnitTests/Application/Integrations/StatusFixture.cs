using Moq;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

/// <summary>The status of an integration among strict mocks: a call that nobody allowed fails the test.</summary>
internal sealed class StatusFixture
{
    private Instance? named;

    public StatusFixture() => Bridge.Setup(bridge => bridge.IsConfigured).Returns(true);

    public Mock<IBridgeGateway> Bridge { get; } = new(MockBehavior.Strict);

    public Mock<IChatwootIntegrationRepository> Integrations { get; } = new(MockBehavior.Strict);

    public RecordedMeters Meters { get; } = new();

    public RecordingLogger<GetIntegrationStatusHandler> Log { get; } = new();

    public void HasInstance(Instance? instance) => named = instance;

    public void HasRow(ChatwootIntegration row) => HasInstance(AnInstance() with { Integration = row });

    public void HearsFromBridge(BridgeReadReply reply) =>
        Bridge.Setup(bridge => bridge.ReadAsync("int_old", It.IsAny<ApiToken>(), It.IsAny<CancellationToken>())).ReturnsAsync(reply);

    public void TakesUpdates() => Integrations
        .Setup(rows => rows.UpdateLiveAsync(
            It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(true);

    public Task<Result<IntegrationStatusResult>> AskAsync() => AskAsync(AnAccount(), "suporte");

    public Task<Result<IntegrationStatusResult>> AskAsync(Caller caller, string instance, CancellationToken cancellationToken = default) =>
        new GetIntegrationStatusHandler(Bridge.Object, Integrations.Object, new StatusMetrics(Meters), Log)
            .Handle(new GetIntegrationStatusQuery(caller, instance, named), cancellationToken);
}
