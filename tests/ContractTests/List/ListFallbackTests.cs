using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.ContractTests.List;

/// <summary>Contract, section 5, where the bridge does not help: local data and why.</summary>
public sealed class ListFallbackTests : ContractTest
{
    private const int MaxAnswer = 64 * 1024;
    private const int FailuresThatOpen = 3;

    private static readonly TimeSpan ShortBudget = TimeSpan.FromMilliseconds(300);

    [Test]
    public Task Not_found() => VerifyAfterAsync(BridgeReply.Json(404, """{"error":"no such integration"}"""));

    [Test]
    public Task Bad_response_of_a_server_error() => VerifyAfterAsync(BridgeReply.Json(503, """{"error":"later"}"""));

    [Test]
    public Task Bad_response_of_an_unknown_status() => VerifyAfterAsync(BridgeReplies.Live("sleeping", lastError: "dreams"));

    [Test]
    public Task Bad_response_of_more_than_64_KiB() => VerifyAfterAsync(BridgeReply.Huge(MaxAnswer + 1));

    [Test]
    public Task Bad_response_to_a_token_that_the_bridge_refuses() => VerifyAfterAsync(BridgeReply.Json(401, """{"error":"who are you"}"""));

    [Test]
    public async Task Timeout()
    {
        await StartAgainAsync(options => options.Shorten(ShortBudget, BridgeOperation.Read));

        await VerifyAfterAsync(BridgeReply.Hang());
    }

    [Test]
    public async Task Unreachable()
    {
        await ActivateAsync();
        await Bridge.StopAsync();

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Circuit_open()
    {
        await ActivateAsync();
        Bridge.OnRead(BridgeReplies.Id, BridgeReply.Status(500));
        for (var failure = 0; failure < FailuresThatOpen; failure++)
        {
            Expect(200, await Client.ListAsync());
        }

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task No_bridge_id()
    {
        await ActivateAsync();
        await Data.ExecuteAsync("UPDATE chatwoot_integrations SET bridge_integration_id = NULL");

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Keeps_the_error_that_was_last_known()
    {
        await ActivateAsync();
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("error", "HTTP 401 Invalid access token"));
        Expect(200, await Client.ListAsync());
        Bridge.OnRead(BridgeReplies.Id, BridgeReply.Status(404));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Keeps_the_inbox_id_that_was_last_known()
    {
        await ActivateAsync(BridgeReplies.Activated(inboxId: null));
        Bridge.OnRead(BridgeReplies.Id, BridgeReplies.Live("active", inboxId: 43));
        Expect(200, await Client.ListAsync());
        Bridge.OnRead(BridgeReplies.Id, BridgeReply.Status(404));

        Verify(await Client.ListAsync());
    }

    private async Task VerifyAfterAsync(BridgeReply reply)
    {
        await ActivateAsync();
        Bridge.OnRead(BridgeReplies.Id, reply);

        Verify(await Client.ListAsync());
    }
}
