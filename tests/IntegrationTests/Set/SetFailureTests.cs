using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>What a person reads when Chatwoot said no (the table of contract section 7), from the bridge's words to the response.</summary>
[TestFixture(Database.Sqlite)]
public sealed class SetFailureTests(Database kind) : ServiceTests(kind)
{
    [TestCase(404, "HTTP 404 Resource could not be found", 400,
        "Chatwoot account or endpoint not found — verify chatwootBaseUrl (https://chatwoot.example.com) and chatwootAccountId (5). Detail: HTTP 404 Resource could not be found")]
    [TestCase(422, "HTTP 422 Name is too long", 400, "Chatwoot rejected the request as invalid — HTTP 422. Detail: HTTP 422 Name is too long")]
    [TestCase(429, "HTTP 429 Slow down", 400, "Chatwoot rejected the request as invalid — HTTP 429. Detail: HTTP 429 Slow down")]
    [TestCase(401, "HTTP 401 Invalid Access Token", 401,
        "Chatwoot rejected the API token — verify chatwootApiToken. Detail: HTTP 401 Invalid Access Token")]
    [TestCase(401, "HTTP 401 You need to sign in or sign up before continuing.", 401,
        "Chatwoot rejected the API token — verify chatwootApiToken; a proxy in front of Chatwoot may be dropping the api_access_token header. Detail: HTTP 401 You need to sign in or sign up before continuing.")]
    [TestCase(401, "HTTP 401 You are not authorized to do this action", 403,
        "Chatwoot denied the request — verify the API token has admin scope on account 5. Detail: HTTP 401 You are not authorized to do this action")]
    [TestCase(403, "HTTP 403 no", 403, "Chatwoot denied the request — verify the API token has admin scope on account 5. Detail: HTTP 403 no")]
    [TestCase(503, "HTTP 503 upstream is down", 502,
        "Chatwoot is unreachable — verify chatwootBaseUrl (https://chatwoot.example.com). Detail: HTTP 503 upstream is down")]
    public async Task A_Chatwoot_error_says_which_field_to_correct(int chatwoot, string words, int status, string message)
    {
        Bridge.OnActivate(BridgeReplies.Refused(502, words, upstreamStatus: chatwoot));
        (await Client.SetAsync(Instance)).AssertError(status, message);

        // The same without the field: the words carry the status, too.
        Bridge.OnActivate(BridgeReply.Text(502, words, "text/plain"));
        (await Client.SetAsync(Instance)).AssertError(status, message);

        Assert.That(await Data.RowsAsync(), Is.Empty);
    }

    [TestCase("""{"error":{"message":"boom","upstream_status":418}}""")]
    [TestCase("""{"error":{"message":"boom","upstream_status":"418"}}""")]
    [TestCase("""{"error":"boom","upstream_status":418}""")]
    [TestCase("""{"message":"boom","upstream_status":418}""")]
    public async Task Every_form_of_a_bridge_error_is_understood(string body)
    {
        Bridge.OnActivate(BridgeReply.Json(400, body));

        var response = await Client.SetAsync(Instance);

        response.AssertError(400, "Chatwoot rejected the request as invalid — HTTP 418. Detail: boom");
    }

    [Test]
    public async Task Words_with_markup_and_secrets_are_cleaned()
    {
        Bridge.OnActivate(BridgeReplies.Refused(
            502, $"<script>alert(1)</script>\u0000bad\r\ntoken chatwoot-api-token-of-the-tests of {Settings.BridgeToken}", upstreamStatus: 401));

        var response = await Client.SetAsync(Instance);

        response.AssertError(
            401, "Chatwoot rejected the API token — verify chatwootApiToken. Detail: bad token [redacted] of [redacted]");
    }

    [Test]
    public async Task Long_words_are_cut_at_300_characters()
    {
        Bridge.OnActivate(BridgeReplies.Refused(502, new string('x', 5000), upstreamStatus: 403));

        var response = await Client.SetAsync(Instance);

        response.AssertError(
            403, $"Chatwoot denied the request — verify the API token has admin scope on account 5. Detail: {new string('x', 300)}");
    }

    [Test]
    public async Task A_refusal_leaves_the_old_row_as_it_was()
    {
        var old = await GivenIntegrationAsync();
        Bridge.OnActivate(BridgeReplies.Refused(502, "HTTP 401 Invalid Access Token", upstreamStatus: 401));
        var body = ChatwootClient.AnActivation();
        body["chatwootApiToken"] = "another-token";
        body["inboxName"] = "another inbox";

        await Client.SetAsync(Instance, body);

        Assert.That(await Data.RowsAsync(), Is.EqualTo((StoredIntegration[])[old]));
        Assert.That(Bridge.CallsTo(BridgeCall.Terminate), Is.Empty);
    }
}
