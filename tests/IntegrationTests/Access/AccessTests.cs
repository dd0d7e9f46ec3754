namespace RyzeChatwoot.IntegrationTests.Access;

/// <summary>What a token reaches, and that it reveals nothing of other accounts (contract, section 2).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class AccessTests(Database kind) : ServiceTests(kind)
{
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
