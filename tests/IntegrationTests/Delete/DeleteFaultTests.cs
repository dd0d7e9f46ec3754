using System.Diagnostics;

namespace RyzeChatwoot.IntegrationTests.Delete;

/// <summary>Section 6 of the contract, steps 2 and 4: best effort, whatever the bridge does.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class DeleteFaultTests(Database kind) : ServiceTests(kind)
{
    [TestCaseSource(typeof(FaultCase), nameof(FaultCase.All))]
    public async Task It_succeeds_and_records_a_termination_that_is_not_confirmed(FaultCase row)
    {
        await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Terminate, row.Fault);
        await using var service = await StartAnotherAsync(bridge: row.Shorten);
        using var client = service.ClientWith(AccountToken);
        var watch = Stopwatch.StartNew();

        var response = await client.DeleteAsync(Instance);

        // Counted at once, because the worker repeats the termination a little later.
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(row.Terminations));
        Assert.That(watch.Elapsed, Is.LessThan(FaultCase.Soon));
        Assert.That($"{response.Status} {response.Body}", Is.EqualTo("""200 {"message":"chatwoot integration deactivated"}"""));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.EqualTo(row.IsTerminated ? [] : (string[])["int_1"]));
        Assert.That(service.Log.Warnings, Has.Count.EqualTo(row.IsTerminated ? 0 : 1));
    }
}
