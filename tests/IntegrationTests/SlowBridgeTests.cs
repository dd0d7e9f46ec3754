using System.Diagnostics;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests;

/// <summary>The budget of a call covers everything, the body included (contract, sections 5 to 7); here it is shrunk.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class SlowBridgeTests(Database kind) : ServiceTests(kind)
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(300);

    [TestCase(Fault.Hang)]
    [TestCase(Fault.Drip)]
    [TestCase(Fault.HangInBody)]
    public async Task List_answers_from_local_data_with_one_warning(Fault fault)
    {
        var stored = await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Read, fault);
        await using var service = await StartAnotherAsync(budget: Budget);
        using var client = service.ClientWith(AccountToken);

        var (answer, elapsed) = await MeasureAsync(client.ListAsync(Instance));

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Header("X-Integration-Source"), Is.EqualTo("local; reason=timeout"));
        Assert.That(elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(service.Log.Warnings, Has.Count.EqualTo(1));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(stored));
    }

    [Test]
    public async Task Delete_goes_on_with_one_warning_and_remembers_the_termination()
    {
        await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Terminate, Fault.Hang);
        await using var service = await StartAnotherAsync(budget: Budget);
        using var client = service.ClientWith(AccountToken);

        var (answer, elapsed) = await MeasureAsync(client.DeleteAsync(Instance));

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(service.Log.Warnings, Has.Count.EqualTo(1));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
    }

    [TestCase(Fault.Hang)]
    [TestCase(Fault.Drip)]
    [TestCase(Fault.HangInBody)]
    public async Task Set_times_out_and_leaves_the_old_row_as_it_was(Fault fault)
    {
        var old = await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Activate, fault);
        await using var service = await StartAnotherAsync(budget: Budget);
        using var client = service.ClientWith(AccountToken);

        var (answer, elapsed) = await MeasureAsync(client.SetAsync(Instance));

        answer.AssertError(504, "integration gateway timed out");
        Assert.That(elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[old]));
        Assert.That(Bridge.CallsTo(BridgeCall.Activate), Has.Count.EqualTo(2));
    }

    private static async Task<(Answer Answer, TimeSpan Elapsed)> MeasureAsync(Task<Answer> request)
    {
        var watch = Stopwatch.StartNew();
        return (await request, watch.Elapsed);
    }
}
