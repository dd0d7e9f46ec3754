using System.Diagnostics;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Routes;

/// <summary>
/// The matrix of faults and routes for what is written: best effort for delete (contract, section 6), all or nothing for set (section 7).
/// </summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class BridgeFaultTests(Database kind) : ServiceTests(kind)
{
    /// <summary>Far above a shortened budget, far below a documented one.</summary>
    internal static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [TestCaseSource(typeof(FaultCase), nameof(FaultCase.All))]
    public async Task Delete_succeeds_and_records_a_termination_that_is_not_confirmed(FaultCase row)
    {
        await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Terminate, row.Fault);
        await using var service = await StartAnotherAsync(budget: row.Budget);
        using var client = service.ClientWith(AccountToken);
        var watch = Stopwatch.StartNew();

        var response = await client.DeleteAsync(Instance);

        // Counted at once, because the worker repeats the termination a little later.
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Has.Count.EqualTo(row.Terminations));
        Assert.That(watch.Elapsed, Is.LessThan(Soon));
        Assert.That($"{response.Status} {response.Body}", Is.EqualTo("""200 {"message":"chatwoot integration deactivated"}"""));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.EqualTo(row.IsTerminated ? [] : (string[])["int_1"]));
        Assert.That(service.Log.Warnings, Has.Count.EqualTo(row.IsTerminated ? 0 : 1));
    }

    [TestCaseSource(typeof(FaultCase), nameof(FaultCase.All))]
    public async Task Set_calls_once_and_a_failure_leaves_the_old_row_as_it_was(FaultCase row)
    {
        var old = await GivenIntegrationAsync();
        Bridge.OnTerminate(BridgeReplies.Terminated);
        await Bridge.BreakAsync(BridgeCall.Activate, row.Fault);
        await using var service = await StartAnotherAsync(budget: row.Budget);
        using var client = service.ClientWith(AccountToken);
        var watch = Stopwatch.StartNew();

        var response = await client.SetAsync(Instance);

        Assert.That(Bridge.CallsTo(BridgeCall.Activate), Has.Count.EqualTo(row.Fault == Fault.Refused ? 1 : 2));
        Assert.That(watch.Elapsed, Is.LessThan(Soon));
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
