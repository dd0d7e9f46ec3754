using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.IntegrationTests;

/// <summary>What a start does beside its work. It fails in silence where it runs by itself, so here somebody waits for it.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class WarmUpTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task Lists_to_the_end_and_leaves_bridge_rows_and_warnings_alone()
    {
        await WarmUp.ListAsync(Service.App, Task.CompletedTask);

        Assert.That(Bridge.Calls, Is.Empty);
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(Service.Log.Warnings, Is.Empty);
    }

    [Test]
    public async Task Looks_a_token_up_and_finds_nobody()
    {
        await WarmUp.LookUpTokenAsync(Service.App);

        Assert.That(Bridge.Calls, Is.Empty);
        Assert.That(Service.Log.Warnings, Is.Empty);
    }
}
