using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests;

/// <summary>Best effort for list, whatever the bridge does (contract, section 5, step 7).</summary>
[TestFixture(Database.Sqlite)]
public sealed class FaultyReadTests(Database kind) : ServiceTests(kind)
{
    [TestCase(Fault.Refused, "unreachable")]
    [TestCase(Fault.Reset, "unreachable")]
    [TestCase(Fault.Unauthorized, "bad-response")]
    [TestCase(Fault.TooManyRequests, "bad-response")]
    [TestCase(Fault.ServerError, "bad-response")]
    [TestCase(Fault.Html, "bad-response")]
    [TestCase(Fault.BrokenJson, "bad-response")]
    [TestCase(Fault.JsonArray, "bad-response")]
    [TestCase(Fault.UnknownStatus, "bad-response")]
    [TestCase(Fault.EmptyBody, "bad-response")]
    [TestCase(Fault.FiveMebibytes, "bad-response")]
    [TestCase(Fault.FiveMebibytesInChunks, "bad-response")]
    [TestCase(Fault.Redirect, "bad-response")]
    [TestCase(Fault.Truncated, "unreachable")]
    public async Task List_answers_from_local_data_with_one_warning(Fault fault, string reason)
    {
        var stored = await GivenIntegrationAsync();
        await Bridge.BreakAsync(BridgeCall.Read, fault);

        var answer = await Client.ListAsync(Instance);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Header("X-Integration-Source"), Is.EqualTo($"local; reason={reason}"));
        Assert.That(answer.ReadJson().GetProperty("status").GetString(), Is.EqualTo("active"));
        Assert.That(answer.ReadJson().GetProperty("last_error").GetString(), Is.Empty);
        Assert.That(Service.Log.Warnings, Has.Count.EqualTo(1));
        Assert.That(await Data.FindRowAsync(Instance), Is.EqualTo(stored));
    }

    [TestCase(64 * 1024, true, "live")]
    [TestCase(64 * 1024, false, "live")]
    [TestCase((64 * 1024) + 1, true, "local; reason=bad-response")]
    [TestCase((64 * 1024) + 1, false, "local; reason=bad-response")]
    public async Task List_reads_64_KiB_and_not_one_byte_more(int bytes, bool declareLength, string source)
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReply.Huge(bytes, declareLength));

        var answer = await Client.ListAsync(Instance);

        Assert.That(answer.Header("X-Integration-Source"), Is.EqualTo(source));
    }
}
