using NUnit.Framework;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class GetIntegrationStatusAccessTests
{
    private static readonly Failure NotFound = new(FailureKind.NotFound, "instance not found");

    private readonly StatusFixture scene = new();

    [Test]
    public async Task Says_that_the_module_is_off_before_anything_else()
    {
        scene.Bridge.Setup(bridge => bridge.IsConfigured).Returns(false);

        var result = await scene.AskAsync(new Caller(7, "other"), "odd name");

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(
            FailureKind.NotConfigured, "integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)")));
    }

    [TestCase("odd name")]
    [TestCase("ção")]
    [TestCase("")]
    public async Task Knows_no_instance_with_an_odd_name(string name)
    {
        scene.HasInstance(AnInstance());

        var result = await scene.AskAsync(new Caller(7, "other"), name);

        Assert.That(FailureOf(result), Is.EqualTo(NotFound));
    }

    [Test]
    public async Task Tells_nothing_of_what_the_token_may_not_name()
    {
        scene.HasInstance(AnInstance());

        var result = await scene.AskAsync(new Caller(7, "other"), "suporte");

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(
            FailureKind.AccessDenied, "Instance token does not match this instance")));
    }

    [Test]
    public async Task Does_not_know_an_instance_that_the_account_does_not_own()
    {
        scene.HasInstance(null);

        var result = await scene.AskAsync();

        Assert.That(FailureOf(result), Is.EqualTo(NotFound));
    }

    [Test]
    public async Task Lets_the_token_of_an_instance_in_to_its_own()
    {
        scene.HasInstance(AnInstance() with { Integration = AnIntegration() with { BridgeIntegrationId = null } });

        var result = await scene.AskAsync(new Caller(7, "suporte"), "suporte");

        Assert.That(ValueOf(result).InstanceName, Is.EqualTo("suporte"));
    }

    [Test]
    public async Task Says_that_there_is_no_integration_without_a_word_to_the_bridge()
    {
        scene.HasInstance(AnInstance() with { Integration = null });

        var result = await scene.AskAsync();

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.NotFound, "no chatwoot integration for this instance")));
    }
}
