using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests;

/// <summary>What a token reaches, and that nobody learns what others own (contract, section 2).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class AccessTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task An_instance_token_acts_on_its_own_instance_only()
    {
        await Service.AddInstanceAsync(Account, "vendas");
        using var narrow = Service.ClientWith(InstanceToken);

        foreach (var other in (string[])["vendas", "unknown"])
        {
            (await narrow.ListAsync(other)).AssertError(403, "Instance token does not match this instance");
            (await narrow.SetAsync(other)).AssertError(403, "Instance token does not match this instance");
            (await narrow.DeleteAsync(other)).AssertError(403, "Instance token does not match this instance");
        }

        Assert.That(Bridge.Calls, Is.Empty);
    }

    [Test]
    public async Task An_instance_of_another_account_does_not_exist()
    {
        await Service.AddAccountAsync("rival");
        await Service.AddInstanceAsync("rival", "vendas");

        (await Client.ListAsync("vendas")).AssertError(404, "instance not found");
        (await Client.SetAsync("vendas")).AssertError(404, "instance not found");
        (await Client.DeleteAsync("vendas")).AssertError(404, "instance not found");
        Assert.That(Bridge.Calls, Is.Empty);
    }

    [Test]
    public async Task Two_accounts_may_have_instances_of_the_same_name_and_reach_only_their_own()
    {
        using var rival = Service.ClientWith(await Service.AddAccountAsync("rival"));
        using var rivalInstance = Service.ClientWith(await Service.AddInstanceAsync("rival", Instance));
        await GivenIntegrationAsync();

        (await rival.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
        (await rivalInstance.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
        (await rivalInstance.DeleteAsync(Instance)).AssertError(404, "no chatwoot integration to delete");
    }
}
