using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.IntegrationTests.Hosting;

/// <summary>The start does not await the warm-up and ignores its failures; these tests await it.</summary>
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
    public async Task Authenticates_without_a_warning()
    {
        await WarmUp.AuthenticateAsync(Service.App);

        Assert.That(Bridge.Calls, Is.Empty);
        Assert.That(Service.Log.Warnings, Is.Empty);
    }
}
