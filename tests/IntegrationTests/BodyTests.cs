using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests;

/// <summary>Bodies of set that must not get further than the door (contract, sections 3 and 7).</summary>
[TestFixture(Database.Sqlite)]
public sealed class BodyTests(Database kind) : ServiceTests(kind)
{
    private const int MaxBytes = 64 * 1024;

    [TestCase("chatwootBaseUrl", null, "chatwootBaseUrl is required")]
    [TestCase("chatwootBaseUrl", "7", "chatwootBaseUrl must be a string")]
    [TestCase("chatwootBaseUrl", "\"ftp://chatwoot.example.com\"", "chatwootBaseUrl must be an absolute http or https URL with a host")]
    [TestCase("chatwootBaseUrl", "\"https://me:secret@chatwoot.example.com\"", "chatwootBaseUrl must not carry user info")]
    [TestCase("chatwootBaseUrl", "\"https://chatwoot.example.com/?a=1\"", "chatwootBaseUrl must not carry a query or a fragment")]
    [TestCase("chatwootAccountId", null, "chatwootAccountId is required")]
    [TestCase("chatwootAccountId", "0", "chatwootAccountId must be an integer above 0")]
    [TestCase("chatwootAccountId", "5.5", "chatwootAccountId must be an integer above 0")]
    [TestCase("chatwootAccountId", "\"5x\"", "chatwootAccountId must be an integer above 0")]
    [TestCase("chatwootApiToken", "null", "chatwootApiToken is required")]
    [TestCase("chatwootApiToken", "\"secret\\u0007\"", "chatwootApiToken must be 1 to 512 printable characters")]
    [TestCase("inboxName", "\"   \"", "inboxName must be 1 to 255 characters")]
    [TestCase("inboxName", "\"a\\u202Eb\"", "inboxName must not contain bidirectional overrides")]
    [TestCase("signMessages", "\"yes\"", "signMessages must be true or false")]
    [TestCase("ignoreGroups", "1", "ignoreGroups must be true or false")]
    [TestCase("startAsPending", "{}", "startAsPending must be true or false")]
    [TestCase("reopenResolved", "[]", "reopenResolved must be true or false")]
    public async Task A_field_that_breaks_its_rule_is_named(string field, string? json, string fault)
    {
        var body = ChatwootClient.AnActivation();
        body.Remove(field);
        if (json is not null)
        {
            body[field] = JsonNode.Parse(json);
        }

        var response = await Client.SetAsync(Instance, body);

        response.AssertError(400, $"invalid body: {fault}");
        await AssertNothingHappenedAsync();
    }

    [Test]
    public async Task All_faults_are_named_in_one_message()
    {
        var response = await Client.SetAsync(Instance, new JsonObject { ["chatwootAccountId"] = -1, ["signMessages"] = "yes" });

        response.AssertError(
            400,
            "invalid body: chatwootBaseUrl is required; chatwootAccountId must be an integer above 0; chatwootApiToken is required; inboxName is required; signMessages must be true or false");
        await AssertNothingHappenedAsync();
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("""{"chatwootApiToken":"secret-of-a-broken-body",}""")]
    [TestCase("""{"chatwootApiToken":tsecret-of-a-broken-body}""")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"secret-of-a-broken-body\"")]
    [TestCase("{}{}")]
    public async Task A_body_that_is_no_JSON_object_is_invalid(string text)
    {
        var response = await SendAsync(new StringContent(text, Encoding.UTF8, "application/json"));

        Assert.That(response.Status, Is.EqualTo(400));
        var message = response.ReadJson().GetProperty("error").GetProperty("message").GetString()!;
        response.AssertError(400, message);
        Assert.That(message, Does.StartWith("invalid body: ").And.Not.Contain("secret"));
        Assert.That(Service.Log.Lines.Select(line => line.Text), Has.None.Contains("secret-of"));
        await AssertNothingHappenedAsync();
    }

    [TestCase("text/plain; charset=utf-8")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase(null)]
    public async Task Another_content_type_is_invalid(string? contentType)
    {
        var content = new StringContent(ChatwootClient.AnActivation().ToJsonString());
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        var response = await SendAsync(content);

        response.AssertError(400, "invalid body: the content type must be application/json in UTF-8");
        await AssertNothingHappenedAsync();
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json; charset=\"UTF8\"")]
    [TestCase("application/json; charset=us-ascii")]
    [TestCase("APPLICATION/JSON;CHARSET=US-ASCII")]
    [TestCase("application/vnd.api+json")]
    public async Task JSON_in_UTF_8_is_read_whatever_it_is_called(string contentType)
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        var body = ChatwootClient.AnActivation();
        body["inboxName"] = "Suporte ção \U0001F469\u200D\U0001F4BB";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        var response = await SendAsync(content);

        Assert.That(response.Status, Is.EqualTo(201), $"{response}");
        using var sent = JsonDocument.Parse(Bridge.CallsTo(BridgeCall.Activate).Single().Body);
        Assert.That(sent.RootElement.GetProperty("inbox_name").GetString(), Is.EqualTo("Suporte ção \U0001F469\u200D\U0001F4BB"));
    }

    [TestCase("iso-8859-1")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    public async Task Text_that_is_not_UTF_8_is_called_so(string encoding)
    {
        var body = ChatwootClient.AnActivation().ToJsonString().Replace("Orion", "Órion", StringComparison.Ordinal);
        var content = new ByteArrayContent(Encoding.GetEncoding(encoding).GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await SendAsync(content)).AssertError(400, "invalid body: is not text in UTF-8");

        await AssertNothingHappenedAsync();
    }

    [Test]
    public async Task Text_that_is_not_UTF_8_is_called_so_in_a_field_that_is_ignored_as_well()
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes($"{{\"note\":\"ção\",{ChatwootClient.AnActivation().ToJsonString()[1..]}"));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await SendAsync(content)).AssertError(400, "invalid body: is not text in UTF-8");
    }

    [TestCase("gzip", "the content encoding gzip is not read, send the body as it is")]
    [TestCase("BR", "the content encoding BR is not read, send the body as it is")]
    [TestCase("deflate, gzip", "the content encoding deflate, gzip is not read, send the body as it is")]
    [TestCase("what is <no> name", "the content encoding is not read, send the body as it is")]
    public async Task A_content_encoding_is_named(string encoding, string fault)
    {
        var content = BodyOf(1000);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        (await SendAsync(content)).AssertError(400, $"invalid body: {fault}");
    }

    [Test]
    public async Task The_content_encoding_identity_is_none()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        var content = BodyOf(1000);
        content.Headers.ContentEncoding.Add("identity");

        Assert.That((await SendAsync(content)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_pasted_token_is_trimmed_before_it_is_sent()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        var body = ChatwootClient.AnActivation();
        body["chatwootApiToken"] = "\t cw-real-token-999\u00A0\n";

        await Client.SetAsync(Instance, body);

        using var sent = JsonDocument.Parse(Bridge.CallsTo(BridgeCall.Activate).Single().Body);
        Assert.That(sent.RootElement.GetProperty("chatwoot_api_token").GetString(), Is.EqualTo("cw-real-token-999"));
    }

    [Test]
    public async Task Absent_flags_are_off_and_unknown_fields_are_ignored()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        var body = ChatwootClient.AnActivation();
        foreach (var flag in (string[])["signMessages", "ignoreGroups", "startAsPending", "reopenResolved"])
        {
            body.Remove(flag);
        }

        body["moreThanWeKnow"] = new JsonObject { ["deep"] = 1 };

        var response = await Client.SetAsync(Instance, body);

        Assert.That(response.Status, Is.EqualTo(201), $"{response}");
        var row = (await Data.FindRowAsync(Instance))!;
        Assert.That((row.SignMessages, row.IgnoreGroups, row.StartAsPending, row.ReopenResolved), Is.EqualTo((false, false, false, false)));
    }

    [Test]
    public async Task A_body_of_64_KiB_is_not_too_large()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));

        var response = await SendAsync(BodyOf(MaxBytes));

        Assert.That(response.Status, Is.Not.EqualTo(413));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_body_of_one_byte_more_is_too_large(bool isChunked)
    {
        var response = await SendAsync(BodyOf(MaxBytes + 1), isChunked);

        response.AssertError(413, "request body too large");
        await AssertNothingHappenedAsync();
    }

    private static ByteArrayContent BodyOf(int bytes)
    {
        var body = ChatwootClient.AnActivation().ToJsonString();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.PadLeft(bytes)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private Task<Response> SendAsync(HttpContent content, bool isChunked = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"api/chatwoot/set/{Instance}") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        return Client.SendAsync(request);
    }

    private async Task AssertNothingHappenedAsync()
    {
        Assert.That(Bridge.Calls, Is.Empty);
        Assert.That(await Data.RowsAsync(), Is.Empty);
    }
}
