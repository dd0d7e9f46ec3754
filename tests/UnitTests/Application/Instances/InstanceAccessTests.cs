using RyzeChatwoot.Application.Instances;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Instances;

public sealed class InstanceAccessTests
{
    private static readonly Failure NotFound = new(FailureKind.NotFound, "instance not found");
    private static readonly Failure Mismatch = new(FailureKind.AccessDenied, "Instance token does not match this instance");

    private readonly Instance instance = AnInstance();

    [TestCase(null, Description = "The token of an account.")]
    [TestCase("suporte", Description = "The token of the instance itself.")]
    public void Gives_a_caller_its_instance(string? onlyInstance) =>
        Assert.That(ValueOf(InstanceAccess.Authorize(new Caller(7, onlyInstance), "suporte", instance)), Is.SameAs(instance));

    [Test]
    public void Gives_the_token_of_an_instance_no_other_instance() =>
        Assert.That(FailureOf(InstanceAccess.Authorize(new Caller(7, "other"), "suporte", instance)), Is.EqualTo(Mismatch));

    [Test]
    public void Does_not_find_an_instance_that_the_account_does_not_own() =>
        Assert.That(FailureOf(InstanceAccess.Authorize(AnAccount(), "suporte", found: null)), Is.EqualTo(NotFound));

    [TestCase("odd name")]
    [TestCase("ção")]
    [TestCase("")]
    [TestCase(null, Description = "A route without an instance.")]
    public void Does_not_find_a_malformed_name_for_any_caller(string? name) =>
        Assert.That(FailureOf(InstanceAccess.Authorize(new Caller(7, "other"), name, instance)), Is.EqualTo(NotFound));
}
