using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivateIntegrationTests
{
    private readonly ActivationFixture fixture = new();
    private readonly Instance instance = AnInstance() with { Integration = null };

    [Test]
    public async Task Activates_at_the_bridge_first_and_keeps_the_row_then()
    {
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeActivateReply.Activated(AnActivation()));
        fixture.Stores(replaced: null);

        var result = await fixture.ActivateAsync();

        Assert.That(ValueOf(result), Is.EqualTo(new Activation("suporte", AnActivation())));
        Assert.That(fixture.Steps, Is.EqualTo("find, activate, store"));
        Assert.That(fixture.Log.Collector.GetSnapshot(), Is.Empty);
    }

    [Test]
    public async Task Gives_the_bridge_and_the_row_the_settings_of_the_command()
    {
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeActivateReply.Activated(AnActivation()));
        fixture.Stores(replaced: null);

        await fixture.ActivateAsync();

        fixture.Bridge.Verify(bridge => bridge.ActivateAsync(
            "suporte", It.Is<ChatwootSettings>(sent => IsWanted(sent)), CancellationToken.None));
        fixture.Integrations.Verify(rows => rows.StoreAsync(
            instance, It.Is<ChatwootSettings>(stored => IsWanted(stored)), AnActivation(), CancellationToken.None));
    }

    [Test]
    public async Task Activates_nothing_when_the_instance_was_deleted_while_the_body_was_received()
    {
        fixture.HasInstance(null);

        var result = await fixture.ActivateAsync();

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.NotFound, "instance not found")));
        Assert.That(fixture.Steps, Is.EqualTo("find"));
    }

    [Test]
    public async Task Completes_when_the_client_disconnects_during_the_call()
    {
        using var hangUp = new CancellationTokenSource();
        fixture.Instances.Setup(instances => instances.FindAsync(11, hangUp.Token)).Callback(hangUp.Cancel).ReturnsAsync(instance);
        fixture.GivenReply(new BridgeActivateReply.Activated(AnActivation()));
        fixture.Stores(replaced: null);

        await fixture.ActivateAsync(hangUp.Token);

        fixture.Bridge.Verify(bridge => bridge.ActivateAsync("suporte", It.IsAny<ChatwootSettings>(), CancellationToken.None));
        fixture.Integrations.Verify(rows => rows.StoreAsync(
            instance, It.IsAny<ChatwootSettings>(), AnActivation(), CancellationToken.None));
    }

    [Test]
    public async Task Explains_what_Chatwoot_rejected_and_leaves_the_row_alone()
    {
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeActivateReply.Rejected(ChatwootCause.Invalid, 422, "Name is taken"));

        var result = await fixture.ActivateAsync();

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(
            FailureKind.Invalid, "Chatwoot rejected the request as invalid — HTTP 422. Detail: Name is taken", FailureSource.Chatwoot)));
    }

    [TestCase(BridgeFault.Timeout, FailureKind.UpstreamTimedOut, "integration gateway timed out")]
    [TestCase(BridgeFault.Unreachable, FailureKind.UpstreamFailed, "integration gateway unavailable")]
    [TestCase(BridgeFault.BadResponse, FailureKind.UpstreamFailed, "integration gateway unavailable")]
    public async Task Says_that_the_bridge_failed_and_leaves_the_row_alone(BridgeFault fault, FailureKind kind, string message)
    {
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeActivateReply.Failed(fault, "what the bridge did"));

        var result = await fixture.ActivateAsync();

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(kind, message, FailureSource.Gateway)));
    }

    [TestCase(BridgeFault.Timeout)]
    [TestCase(BridgeFault.Unreachable)]
    [TestCase(BridgeFault.BadResponse)]
    public async Task Warns_once_and_keeps_the_secret_when_the_bridge_fails(BridgeFault fault)
    {
        fixture.HasInstance(instance);
        fixture.GivenReply(new BridgeActivateReply.Failed(fault, "what the bridge did"));

        await fixture.ActivateAsync();

        var line = fixture.Log.Collector.GetSnapshot().Single();
        Assert.That(line.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(line.Message, Does.Contain("suporte").And.Contain($"{fault}").And.Contain("what the bridge did"));
        Assert.That(line.Message, Does.Not.Contain(ChatwootToken));
    }

    // Settings hold a token of their own, and tokens are compared by what they are, not by their text.
    private static bool IsWanted(ChatwootSettings settings) =>
        (settings.BaseUrl, settings.AccountId, settings.ApiToken.Reveal(), settings.InboxName)
        == ("https://chatwoot.example.com", 5, ChatwootToken, "WhatsApp - Orion");
}
