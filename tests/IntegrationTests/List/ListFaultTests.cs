using System.Diagnostics;

namespace RyzeChatwoot.IntegrationTests.List;

/// <summary>
/// The matrix of faults and routes for list: best effort, whatever the bridge does (contract, section 5, steps 6 and 7). Nothing is
/// written, so one database is enough.
/// </summary>
[TestFixture(Database.Sqlite)]
public sealed class ListFaultTests(Database kind) : ServiceTests(kind)
{
    [TestCaseSource(typeof(FaultCase), nameof(FaultCase.All))]
    public async Task List_responds_from_local_data_with_one_warning(FaultCase row)
    {
        var stored = await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Read, row.Fault);
        await using var service = await StartAnotherAsync(bridge: row.Shorten);
        using var client = service.ClientWith(AccountToken);
        var watch = Stopwatch.StartNew();

        var response = await client.ListAsync(Instance);

        Assert.That(watch.Elapsed, Is.LessThan(FaultCase.Soon));
        Assert.That($"{response.Status} {response.Header("X-Integration-Source")}", Is.EqualTo($"200 local; reason={row.Source}"));
        Assert.That(
            response.Body,
            Does.Contain("\"status\":\"active\"").And.Contain("\"chatwoot_inbox_id\":0,").And.Contain("\"last_error\":\"\""));
        Assert.That(Bridge.CallsTo(BridgeCall.Read), Has.Count.EqualTo(row.Reads));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(stored));

        // A 404 is normal just after a set.
        Assert.That(service.Log.Warnings, Has.Count.EqualTo(row.Fault == Fault.NotFound ? 0 : 1));
    }

    [TestCase(64 * 1024, true, "live")]
    [TestCase(64 * 1024, false, "live")]
    [TestCase((64 * 1024) + 1, true, "local; reason=bad-response")]
    [TestCase((64 * 1024) + 1, false, "local; reason=bad-response")]
    public async Task List_reads_64_KiB_and_not_one_byte_more(int bytes, bool declareLength, string source)
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReply.Huge(bytes, declareLength));

        var response = await Client.ListAsync(Instance);

        Assert.That(response.Header("X-Integration-Source"), Is.EqualTo(source));
    }
}
