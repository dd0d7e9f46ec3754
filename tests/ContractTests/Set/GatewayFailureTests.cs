using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.ContractTests.Set;

/// <summary>Contract, section 7: what is wrong with the bridge itself when set needs it.</summary>
public sealed class GatewayFailureTests : ContractTest
{
    private static readonly TimeSpan ShortBudget = TimeSpan.FromMilliseconds(300);

    [Test]
    public Task Our_token_is_refused() => VerifyAfterAsync(BridgeReply.Json(401, """{"error":{"message":"unknown bearer"}}"""));

    [Test]
    public Task A_broken_connection() => VerifyAfterAsync(BridgeReply.Reset());

    [Test]
    public async Task A_refused_connection()
    {
        await Bridge.StopAsync();

        Verify(await Client.SetAsync());
    }

    [Test]
    public Task A_redirect() => VerifyAfterAsync(BridgeReply.Redirect("/v1/elsewhere"));

    [Test]
    public Task A_success_that_is_not_JSON() => VerifyAfterAsync(BridgeReply.Text(200, "<html>Welcome</html>", "text/html"));

    [Test]
    public Task A_success_without_an_id() => VerifyAfterAsync(BridgeReply.Json(201, """{"status":"active","inbox_id":42}"""));

    [Test]
    public Task An_error_without_a_body() => VerifyAfterAsync(BridgeReply.Status(500));

    [Test]
    public Task An_error_without_a_status_of_Chatwoot() =>
        VerifyAfterAsync(BridgeReply.Json(500, """{"error":{"message":"queue is full","upstream_status":null}}"""));

    [Test]
    public async Task A_timeout()
    {
        await StartAgainAsync(options => options.Shorten(ShortBudget, BridgeOperation.Activate));

        await VerifyAfterAsync(BridgeReply.Hang());
    }

    private async Task VerifyAfterAsync(BridgeReply reply)
    {
        Bridge.OnActivate(reply);

        Verify(await Client.SetAsync());
    }
}
