using Microsoft.Extensions.Logging.Testing;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

/// <summary>A deactivation with strict mocks: an unexpected call fails the test.</summary>
internal sealed class DeactivationFixture
{
    private readonly List<string> steps = [];
    private Instance instance = AnInstance();

    /// <summary>What happened, in its order.</summary>
    public string Steps => string.Join(", ", steps);

    public Mock<IBridgeGateway> Bridge { get; } = new(MockBehavior.Strict);

    public Mock<IChatwootIntegrationRepository> Integrations { get; } = new(MockBehavior.Strict);

    public FakeLogger<DeactivateIntegrationHandler> Log { get; } = new();

    public void HasInstance(Instance given) => instance = given;

    public void GivenReply(BridgeTerminateReply reply) => Bridge
        .Setup(bridge => bridge.TerminateAsync("int_old", It.IsAny<CancellationToken>()))
        .Callback(() => steps.Add("bridge"))
        .ReturnsAsync(reply);

    /// <summary>Lets the row be deleted, with that termination pending and no other.</summary>
    public void TakesDeletion(Instance instance, PendingTermination? pending) => Integrations
        .Setup(rows => rows.DeleteAsync(instance, pending, It.IsAny<CancellationToken>()))
        .Callback(() => steps.Add("row"))
        .Returns(Task.CompletedTask);

    public Task<Result<Instance>> DeactivateAsync(CancellationToken cancellationToken = default) =>
        new DeactivateIntegrationHandler(Bridge.Object, Integrations.Object, Log)
            .Handle(new DeactivateIntegrationCommand(instance), cancellationToken);
}
