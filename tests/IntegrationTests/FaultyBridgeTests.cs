using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests;

/// <summary>Best effort for delete, all or nothing for set, whatever the bridge does (contract, sections 6 and 7).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class FaultyBridgeTests(Database kind) : ServiceTests(kind)
{
    [TestCase(Fault.Refused)]
    [TestCase(Fault.Reset)]
    [TestCase(Fault.Unauthorized)]
    [TestCase(Fault.TooManyRequests)]
    [TestCase(Fault.ServerError)]
    [TestCase(Fault.Redirect)]
    public async Task Delete_goes_on_with_one_warning_and_remembers_the_termination(Fault fault)
    {
        await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Terminate, fault);

        var answer = await Client.DeleteAsync(Instance);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(Service.Log.Warnings, Has.Count.EqualTo(1));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
    }

    // The status says everything, so the body is nobody's business.
    [TestCase(Fault.NotFound)]
    [TestCase(Fault.Html)]
    [TestCase(Fault.BrokenJson)]
    [TestCase(Fault.JsonArray)]
    [TestCase(Fault.UnknownStatus)]
    [TestCase(Fault.EmptyBody)]
    [TestCase(Fault.FiveMebibytes)]
    [TestCase(Fault.FiveMebibytesInChunks)]
    [TestCase(Fault.Truncated)]
    [TestCase(Fault.Drip)]
    [TestCase(Fault.HangInBody)]
    public async Task Delete_takes_a_2xx_and_a_404_for_done_whatever_the_body(Fault fault)
    {
        await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Terminate, fault);

        var answer = await Client.DeleteAsync(Instance);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(Service.Log.Warnings, Is.Empty);
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.Empty);
    }

    [TestCase(Fault.Refused)]
    [TestCase(Fault.Reset)]
    [TestCase(Fault.Unauthorized)]
    [TestCase(Fault.NotFound)]
    [TestCase(Fault.TooManyRequests)]
    [TestCase(Fault.ServerError)]
    [TestCase(Fault.Html)]
    [TestCase(Fault.BrokenJson)]
    [TestCase(Fault.JsonArray)]
    [TestCase(Fault.EmptyBody)]
    [TestCase(Fault.FiveMebibytes)]
    [TestCase(Fault.FiveMebibytesInChunks)]
    [TestCase(Fault.Redirect)]
    [TestCase(Fault.Truncated)]
    public async Task Set_fails_once_and_leaves_the_old_row_as_it_was(Fault fault)
    {
        var old = await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Activate, fault);

        var answer = await Client.SetAsync(Instance);

        answer.AssertError(502, "integration gateway unavailable");
        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[old]));
        Assert.That(await Data.OutboxAsync(), Is.Empty);
        var reached = fault == Fault.Refused ? 1 : 2;
        Assert.That(Bridge.CallsTo(BridgeCall.Activate), Has.Count.EqualTo(reached));
        Assert.That(Bridge.Calls, Has.Count.EqualTo(reached));
    }

    [Test]
    public async Task Set_takes_an_unknown_status_for_active_because_the_integration_runs()
    {
        await Bridge.BreakAsync(BridgeCall.Activate, Fault.UnknownStatus);

        var answer = await Client.SetAsync(Instance);

        Assert.That(answer.Status, Is.EqualTo(201));
        Assert.That(answer.ReadJson().GetProperty("status").GetString(), Is.EqualTo("active"));
        Assert.That((await Data.FindRowAsync(Instance))!.Status, Is.EqualTo("active"));
    }
}
