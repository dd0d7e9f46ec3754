using NUnit.Framework;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivateIntegrationAccessTests
{
    private static readonly Failure NotFound = new(FailureKind.NotFound, "instance not found");

    private readonly ActivationFixture scene = new();

    [Test]
    public async Task Says_that_the_module_is_off_before_anything_else()
    {
        scene.Bridge.Setup(bridge => bridge.IsConfigured).Returns(false);

        var result = await scene.ActivateAsync(new Caller(7, "other"), "odd name");

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(
            FailureKind.NotConfigured, "integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)")));
    }

    [Test]
    public async Task Does_not_look_an_odd_name_up()
    {
        var result = await scene.ActivateAsync(new Caller(7, "other"), "odd name");

        Assert.That(FailureOf(result), Is.EqualTo(NotFound));
    }

    [Test]
    public async Task Does_not_look_up_what_the_token_may_not_name()
    {
        var result = await scene.ActivateAsync(new Caller(7, "other"), "suporte");

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(
            FailureKind.AccessDenied, "Instance token does not match this instance")));
    }

    [Test]
    public async Task Activates_nothing_for_an_instance_that_the_account_does_not_own()
    {
        scene.HasInstance(null);

        var result = await scene.ActivateAsync();

        Assert.That(FailureOf(result), Is.EqualTo(NotFound));
    }
}
