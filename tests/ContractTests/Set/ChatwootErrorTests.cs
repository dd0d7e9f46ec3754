namespace RyzeChatwoot.ContractTests.Set;

/// <summary>Contract, section 7: errors of Chatwoot that the bridge reports.</summary>
public sealed class ChatwootErrorTests : ContractTest
{
    [Test]
    public Task Not_found() => VerifyAfterAsync(BridgeReplies.Refused(404, "Resource could not be found"));

    [Test]
    public Task Unprocessable() => VerifyAfterAsync(BridgeReplies.Refused(422, "Name has already been taken"));

    [Test]
    public Task Any_other_client_error() => VerifyAfterAsync(BridgeReplies.Refused(429, "Retry later"));

    [Test]
    public Task Unauthorized() => VerifyAfterAsync(BridgeReplies.Refused(401, "Invalid Access Token"));

    [Test]
    public Task Unauthorized_without_a_token() =>
        VerifyAfterAsync(BridgeReplies.Refused(401, "You need to sign in or sign up before continuing."));

    [Test]
    public Task Unauthorized_to_do_this_action() => VerifyAfterAsync(BridgeReplies.Refused(401, "You are not authorized to do this action"));

    [Test]
    public Task Unauthorized_to_access_this_account() =>
        VerifyAfterAsync(BridgeReplies.Refused(401, "You are not authorized to access this account"));

    [Test]
    public Task Unauthorized_because_suspended() => VerifyAfterAsync(BridgeReplies.Refused(401, "Account is suspended"));

    [Test]
    public Task Unauthorized_as_a_bot() => VerifyAfterAsync(BridgeReplies.Refused(401, "Access to this endpoint is not authorized for bots"));

    [Test]
    public Task Forbidden() => VerifyAfterAsync(BridgeReplies.Refused(403, "Forbidden"));

    [Test]
    public Task Server_error() => VerifyAfterAsync(BridgeReplies.Refused(503, "upstream connect error"));

    [Test]
    public Task Status_that_is_a_string() =>
        VerifyAfterAsync(BridgeReply.Json(502, """{"error":{"message":"Resource could not be found","upstream_status":"404"}}"""));

    [Test]
    public Task Status_in_the_text_of_an_error() =>
        VerifyAfterAsync(BridgeReply.Json(502, """{"error":"chatwoot answered HTTP 403: Forbidden"}"""));

    [Test]
    public Task Status_in_the_text_of_a_message() =>
        VerifyAfterAsync(BridgeReply.Json(400, """{"message":"chatwoot answered HTTP 422: Name is too long"}"""));

    [Test]
    public Task Status_in_plain_text() =>
        VerifyAfterAsync(BridgeReply.Text(500, "chatwoot answered HTTP 404, then HTTP 500", "text/plain"));

    [Test]
    public Task Status_line_in_the_text() =>
        VerifyAfterAsync(BridgeReply.Json(502, """{"error":{"message":"chatwoot: HTTP/1.1 401 Unauthorized"}}"""));

    [Test]
    public Task Unauthorized_without_a_token_in_Portuguese() => VerifyAfterAsync(BridgeReplies.Refused(
        401, """HTTP 401: {"errors":["Você precisa entrar ou se inscrever antes de continuar."]}"""));

    [Test]
    public Task Network_failure() => VerifyAfterAsync(BridgeReply.Json(502, """{"error":{"message":"connect ECONNREFUSED 10.0.0.7:443"}}"""));

    [Test]
    public Task Message_that_is_a_list() => VerifyAfterAsync(BridgeReply.Json(
        400, """{"statusCode":400,"message":["HTTP 422: Name is too long","Name may not contain < > / \\ @"],"error":"Bad Request"}"""));

    [Test]
    public Task Detail_that_is_hostile() => VerifyAfterAsync(BridgeReplies.Refused(
        422,
        $"<script>alert(1)</script>\r\n\u001b[31mtoken\u0000 {RequestBodies.ApiToken}, {Settings.BridgeToken} — \"ação\" "
        + new string('x', 400)));

    private async Task VerifyAfterAsync(BridgeReply reply)
    {
        Bridge.OnActivate(reply);

        Verify(await Client.SetAsync());
    }
}
