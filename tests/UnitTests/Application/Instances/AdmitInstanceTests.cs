using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Instances;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Instances;

public sealed class AdmitInstanceTests
{
    private readonly Mock<IBridgeGateway> bridge = new(MockBehavior.Strict);

    [Test]
    public async Task Says_that_the_module_is_off_before_anything_else()
    {
        bridge.Setup(gateway => gateway.IsConfigured).Returns(false);

        var result = await AdmitAsync(AnAccount());

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(
            FailureKind.NotConfigured, "integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)")));
    }

    [Test]
    public async Task Admits_to_an_instance_of_the_callers_account()
    {
        var instance = AnInstance();
        bridge.Setup(gateway => gateway.IsConfigured).Returns(true);

        var result = await AdmitAsync(AnAccount(), instance);

        Assert.That(ValueOf(result), Is.SameAs(instance));
    }

    [Test]
    public async Task Admits_to_no_other_instance_than_the_tokens_own()
    {
        bridge.Setup(gateway => gateway.IsConfigured).Returns(true);

        var result = await AdmitAsync(new Caller(7, "other"), AnInstance());

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.AccessDenied, "Instance token does not match this instance")));
    }

    [Test]
    public async Task Does_not_know_an_instance_that_the_account_does_not_own()
    {
        bridge.Setup(gateway => gateway.IsConfigured).Returns(true);

        var result = await AdmitAsync(AnAccount());

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.NotFound, "instance not found")));
    }

    private Task<Result<Instance>> AdmitAsync(Caller caller, Instance? named = null) =>
        new AdmitInstanceHandler(bridge.Object).Handle(new AdmitInstanceQuery(caller, "suporte", named), CancellationToken.None);
}
