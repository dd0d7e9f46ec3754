using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.JavaWireMock;

/// <summary>
/// Section 6 of the contract, steps 2 to 4: whatever the bridge does to a termination, the row goes and nothing is forgotten.
/// </summary>
[TestFixture]
public sealed class DeleteFaultTests : JavaWireMockTests
{
    [TestCase("fault-reset", 3)]
    [TestCase("fault-empty", Repeats)]
    [TestCase("fault-random-data", 1)]
    [TestCase("fault-500", 3)]
    [TestCase("fault-401", 1)]
    [TestCase("fault-redirect", 1)]
    public async Task Delete_remembers_what_the_bridge_did_not_confirm(string fault, int attempts)
    {
        await SetWithIdAsync(fault);

        await AssertDeletedAsync(fault, attempts, isConfirmed: false);
    }

    [Test]
    public async Task Delete_does_not_wait_beyond_its_budget()
    {
        await SetWithIdAsync("fault-delay");
        await RestartAsync(TimeSpan.FromSeconds(0.5));

        await AssertDeletedAsync("fault-delay", attempts: 1, isConfirmed: false);
    }

    [TestCase("fault-malformed-chunk")]
    [TestCase("fault-dribble")]
    [TestCase("fault-html")]
    [TestCase("fault-broken-json")]
    [TestCase("fault-array")]
    [TestCase("fault-unknown-status")]
    [TestCase("fault-huge")]
    public async Task Delete_takes_a_success_as_such_whatever_its_body(string fault)
    {
        await SetWithIdAsync(fault);

        await AssertDeletedAsync(fault, attempts: 1, isConfirmed: true);
    }

    private async Task AssertDeletedAsync(string fault, int attempts, bool isConfirmed)
    {
        var answer = await Client.DeleteAsync(Instance);

        // Counted at once: a little later the worker tries again what is owed.
        Assert.That(await CountAsync(HttpMethod.Delete, fault), Is.EqualTo(attempts));
        Assert.That($"{answer.Status} {answer.Body}", Is.EqualTo("""200 {"message":"chatwoot integration deactivated"}"""));
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(await Data.OutboxAsync(), Is.EqualTo(isConfirmed ? [] : (string[])[fault]));
        Assert.That(Warnings, Has.Count.EqualTo(isConfirmed ? 0 : 1));
        Assert.That(await CountAsync(HttpMethod.Delete, RedirectedTo), Is.Zero);
    }
}
