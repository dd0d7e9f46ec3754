using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.JavaWireMock;

/// <summary>Section 5 of the contract, step 7: whatever the bridge does to a read, list answers from local data.</summary>
[TestFixture]
public sealed class ListFaultTests : JavaWireMockTests
{
    [TestCase("fault-reset", "unreachable", 2)]
    [TestCase("fault-empty", "unreachable", Repeats)]
    [TestCase("fault-malformed-chunk", "unreachable", 2)]
    [TestCase("fault-random-data", "unreachable", 1)]
    [TestCase("fault-500", "bad-response", 2)]
    [TestCase("fault-401", "bad-response", 1)]
    [TestCase("fault-html", "bad-response", 1)]
    [TestCase("fault-broken-json", "bad-response", 1)]
    [TestCase("fault-array", "bad-response", 1)]
    [TestCase("fault-unknown-status", "bad-response", 1)]
    [TestCase("fault-redirect", "bad-response", 1)]
    [TestCase("fault-huge", "bad-response", 1)]
    public async Task List_answers_from_local_data(string fault, string reason, int attempts)
    {
        await SetWithIdAsync(fault);

        await AssertLocalAsync(fault, reason, attempts);
    }

    [TestCase("fault-delay")]
    [TestCase("fault-dribble")]
    public async Task List_does_not_wait_beyond_its_budget(string fault)
    {
        await SetWithIdAsync(fault);
        await RestartAsync(TimeSpan.FromSeconds(0.5));

        await AssertLocalAsync(fault, "timeout", attempts: 1);
    }

    private async Task AssertLocalAsync(string fault, string reason, int attempts)
    {
        var before = await Data.FindRowAsync(Instance);

        var answer = await Client.ListAsync(Instance);

        Assert.That($"{answer.Status} {answer.Header("X-Integration-Source")}", Is.EqualTo($"200 local; reason={reason}"));
        Assert.That(
            answer.Body,
            Does.Contain("\"status\":\"active\"").And.Contain("\"chatwoot_inbox_id\":0,").And.Contain("\"last_error\":\"\""));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(before));
        Assert.That(Warnings, Has.Count.EqualTo(1));
        Assert.That(await CountAsync(HttpMethod.Get, fault), Is.EqualTo(attempts));
        Assert.That(await CountAsync(HttpMethod.Get, RedirectedTo), Is.Zero);
    }
}
