using Microsoft.Extensions.Logging.Testing;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Application.Terminations;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

/// <summary>An activation with mocks; all but the outbox are strict: an unexpected call fails the test.</summary>
internal sealed class ActivationFixture
{
    private readonly List<string> steps = [];

    public ActivationFixture()
    {
        Outbox.Setup(outbox => outbox.AddAsync(It.IsAny<PendingTermination>(), It.IsAny<CancellationToken>()))
            .Callback((PendingTermination pending, CancellationToken _) => steps.Add($"add {pending.BridgeIntegrationId}"));
        Outbox.Setup(outbox => outbox.RemoveAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string id, CancellationToken _) => steps.Add($"remove {id}"));
    }

    /// <summary>What happened, in its order.</summary>
    public string Steps => string.Join(", ", steps);

    public Mock<IBridgeGateway> Bridge { get; } = new(MockBehavior.Strict);

    public Mock<IInstanceRepository> Instances { get; } = new(MockBehavior.Strict);

    public Mock<IChatwootIntegrationRepository> Integrations { get; } = new(MockBehavior.Strict);

    public Mock<ITerminationOutbox> Outbox { get; } = new(MockBehavior.Loose);

    public FakeLogger<ActivateIntegrationHandler> Log { get; } = new();

    public FakeLogger<TerminationExecutor> ExecutorLog { get; } = new();

    public void HasInstance(Instance? instance) => Instances
        .Setup(instances => instances.FindAsync(11, It.IsAny<CancellationToken>()))
        .Callback(() => steps.Add("find"))
        .ReturnsAsync(instance);

    public void GivenReply(BridgeActivateReply reply) => Bridge
        .Setup(bridge => bridge.ActivateAsync("suporte", It.IsAny<ChatwootSettings>(), It.IsAny<CancellationToken>()))
        .Callback(() => steps.Add("activate"))
        .ReturnsAsync(reply);

    public void GivenReply(string terminated, BridgeTerminateReply reply) => Bridge
        .Setup(bridge => bridge.TerminateAsync(terminated, It.IsAny<CancellationToken>()))
        .Callback(() => steps.Add($"terminate {terminated}"))
        .ReturnsAsync(reply);

    public void Stores(PendingTermination? replaced) => Integrations
        .Setup(rows => rows.StoreAsync(
            It.IsAny<Instance>(), It.IsAny<ChatwootSettings>(), It.IsAny<ActivatedAtBridge>(), It.IsAny<CancellationToken>()))
        .Callback(() => steps.Add("store"))
        .ReturnsAsync(replaced);

    public void FailsToStore(Exception exception) => Integrations
        .Setup(rows => rows.StoreAsync(
            It.IsAny<Instance>(), It.IsAny<ChatwootSettings>(), It.IsAny<ActivatedAtBridge>(), It.IsAny<CancellationToken>()))
        .Callback(() => steps.Add("store"))
        .ThrowsAsync(exception);

    public Task<Result<Activation>> ActivateAsync(CancellationToken cancellationToken = default)
    {
        var executor = new TerminationExecutor(Bridge.Object, Outbox.Object, DescribedFaults, TimeProvider.System, ExecutorLog);
        var handler = new ActivateIntegrationHandler(Bridge.Object, Instances.Object, Integrations.Object, executor, DescribedFaults, Log);
        return handler.Handle(new ActivateIntegrationCommand(AnInstance(), Settings()), cancellationToken);
    }
}
