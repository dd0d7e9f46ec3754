using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Testing;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

/// <summary>The status of an integration with strict mocks: an unexpected call fails the test.</summary>
internal sealed class StatusFixture
{
    private Instance instance = AnInstance();

    public Mock<IBridgeGateway> Bridge { get; } = new(MockBehavior.Strict);

    public Mock<IChatwootIntegrationRepository> Integrations { get; } = new(MockBehavior.Strict);

    public IMeterFactory Meters { get; } = UnitTests.Meters.NewFactory();

    public FakeLogger<GetIntegrationStatusHandler> Log { get; } = new();

    public void HasInstance(Instance given) => instance = given;

    public void HasRow(ChatwootIntegration row) => HasInstance(AnInstance() with { Integration = row });

    public void GivenReply(BridgeReadReply reply) =>
        Bridge.Setup(bridge => bridge.ReadAsync("int_old", It.IsAny<ApiToken>(), It.IsAny<CancellationToken>())).ReturnsAsync(reply);

    public void TakesUpdates() => Integrations
        .Setup(rows => rows.UpdateLiveAsync(
            It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(true);

    public Task<Result<IntegrationStatusResult>> GetStatusAsync(CancellationToken cancellationToken = default) =>
        new GetIntegrationStatusHandler(Bridge.Object, Writer(), new StatusMetrics(Meters), Log)
            .Handle(new GetIntegrationStatusQuery(instance), cancellationToken);

    public LiveStatusWriter Writer() => new(Integrations.Object, DescribedFaults, new StatusMetrics(Meters), new FakeLogger<LiveStatusWriter>(Log.Collector));
}
