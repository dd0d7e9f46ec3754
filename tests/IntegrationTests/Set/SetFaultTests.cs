using System.Diagnostics;

namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>Section 7 of the contract, steps 1 and 4: all or nothing, whatever the bridge does.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class SetFaultTests(Database kind) : ServiceTests(kind)
{
    [TestCaseSource(typeof(FaultCase), nameof(FaultCase.All))]
    public async Task It_calls_once_and_a_failure_leaves_the_old_row_as_it_was(FaultCase row)
    {
        var old = await GivenIntegrationAsync();
        Bridge.OnTerminate(BridgeReplies.Terminated);
        await Bridge.BreakAsync(BridgeCall.Activate, row.Fault);
        await using var service = await StartAnotherAsync(bridge: row.Shorten);
        using var client = service.ClientWith(AccountToken);
        var watch = Stopwatch.StartNew();

        var response = await client.SetAsync(Instance);

        Assert.That(Bridge.CallsTo(BridgeCall.Activate), Has.Count.EqualTo(row.Fault == Fault.Refused ? 1 : 2));
        Assert.That(watch.Elapsed, Is.LessThan(FaultCase.Soon));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
        var stored = (await Data.RowsAsync()).Single();
        if (row.SetStatus == 201)
        {
            Assert.That(response.Body, Is.EqualTo(
                """{"instance":"suporte","status":"active","bridge_integration_id":"int_bad","message":"chatwoot integration activated"}"""));
            Assert.That((stored.Status, stored.BridgeIntegrationId, stored.InboxId), Is.EqualTo(("active", "int_bad", 99)));
            return;
        }

        response.AssertError(row.SetStatus, row.SetStatus == 504 ? "integration gateway timed out" : "integration gateway unavailable");
        Assert.That(stored, Is.EqualTo(old));
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Is.Empty);
        Assert.That(service.Log.Warnings, Has.Count.EqualTo(1));
    }
}
