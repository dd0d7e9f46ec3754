using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.JavaWireMock;

/// <summary>The last two rows of section 7's table: the bridge itself fails. It is asked once, and the old row stays as it was.</summary>
[TestFixture]
public sealed class SetFaultTests : JavaWireMockTests
{
    [TestCase("fault-reset")]
    [TestCase("fault-empty")]
    [TestCase("fault-malformed-chunk")]
    [TestCase("fault-random-data")]
    [TestCase("fault-500")]
    [TestCase("fault-401")]
    [TestCase("fault-html")]
    [TestCase("fault-broken-json")]
    [TestCase("fault-array")]
    [TestCase("fault-redirect")]
    [TestCase("fault-huge")]
    public async Task Set_says_that_the_gateway_is_unavailable(string fault)
    {
        await SetWithIdAsync("int_before");

        await AssertFailsAsync(fault, 502, "integration gateway unavailable");
    }

    [TestCase("fault-delay")]
    [TestCase("fault-dribble")]
    public async Task Set_does_not_wait_beyond_its_budget(string fault)
    {
        await SetWithIdAsync("int_before");
        await RestartAsync(TimeSpan.FromSeconds(0.5));

        await AssertFailsAsync(fault, 504, "integration gateway timed out");
    }

    [Test]
    public async Task Set_takes_an_id_with_an_unknown_status_for_active()
    {
        var answer = await SetAsync("fault-unknown-status");

        Assert.That(answer.Body, Is.EqualTo(
            """{"instance":"suporte","status":"active","bridge_integration_id":"int_unknown-status","message":"chatwoot integration activated"}"""));
        Assert.That((await Data.FindRowAsync(Instance))!.InboxId, Is.EqualTo(7));
    }

    private async Task AssertFailsAsync(string fault, int status, string message)
    {
        var before = await Data.FindRowAsync(Instance);

        var answer = await SetAsync(fault);

        answer.AssertError(status, message);
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(before));
        Assert.That(Warnings, Has.Count.EqualTo(1));
        Assert.That(await ActivationsAsync(fault), Has.Count.EqualTo(1));
        Assert.That(await CountAsync(HttpMethod.Post, RedirectedTo), Is.Zero);
    }
}
