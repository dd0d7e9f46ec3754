using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;

namespace RyzeChatwoot.IntegrationTests.Access;

/// <summary>What one statement finds out about a token and the name in the route (contract, section 2).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class CallerDirectoryTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task The_token_of_an_account_finds_the_instance_with_its_integration()
    {
        await GivenIntegrationAsync("int_1");

        var known = await FindAsync(AccountToken, Instance);

        Assert.That(known!.Caller.OnlyInstance, Is.Null);
        Assert.That((known.Named!.Name, known.Named.Integration!.BridgeIntegrationId), Is.EqualTo((Instance, "int_1")));
    }

    [Test]
    public async Task The_token_of_an_instance_finds_its_own()
    {
        var known = await FindAsync(InstanceToken, Instance);

        Assert.That(known!.Caller.OnlyInstance, Is.EqualTo(Instance));
        Assert.That((known.Named!.Name, known.Named.Integration), Is.EqualTo((Instance, (object?)null)));
    }

    [Test]
    public async Task The_token_of_an_instance_reads_no_other_instance()
    {
        await Service.AddInstanceAsync(Account, "vendas");

        var known = await FindAsync(InstanceToken, "vendas");

        Assert.That((known!.Caller.OnlyInstance, known.Named), Is.EqualTo((Instance, (object?)null)));
    }

    [Test]
    public async Task The_token_of_an_account_finds_nothing_of_another_account()
    {
        await Service.AddAccountAsync("other");
        await Service.AddInstanceAsync("other", "theirs");

        var known = await FindAsync(AccountToken, "theirs");

        Assert.That(known!.Named, Is.Null);
    }

    [TestCase("SUPORTE")]
    [TestCase("")]
    [TestCase("suporte\0")]
    [TestCase(null)]
    public async Task Of_a_name_that_is_none_only_the_caller_is_found(string? name)
    {
        var known = await FindAsync(AccountToken, name);

        Assert.That((known!.Caller.OnlyInstance, known.Named), Is.EqualTo(((string?)null, (object?)null)));
    }

    [Test]
    public async Task An_unknown_token_finds_nothing() =>
        Assert.That(await FindAsync("a-token-that-is-not-stored", Instance), Is.Null);

    private Task<KnownCaller?> FindAsync(string token, string? name) =>
        Service.Services.GetRequiredService<ICallerDirectory>().FindByTokenHashAsync(AccessToken.Hash(token), name, CancellationToken.None);
}
