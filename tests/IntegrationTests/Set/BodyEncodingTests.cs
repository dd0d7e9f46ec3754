using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>Content type, charset and content encoding of a body (contract, section 7).</summary>
[TestFixture(Database.Sqlite)]
public sealed class BodyEncodingTests(Database kind) : ServiceTests(kind)
{
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

        var response = await Client.SendBodyAsync(Instance, content);

        Assert.That(response.Status, Is.EqualTo(201), $"{response}");
        using var sent = JsonDocument.Parse(Bridge.CallsTo(BridgeCall.Activate).Single().Body);
        Assert.That(sent.RootElement.GetProperty("inbox_name").GetString(), Is.EqualTo("Suporte ção \U0001F469\u200D\U0001F4BB"));
    }

    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    public async Task Text_that_is_not_UTF_8_is_called_so(string encoding)
    {
        var body = ChatwootClient.AnActivation().ToJsonString().Replace("Orion", "Órion", StringComparison.Ordinal);
        var content = new ByteArrayContent(Encoding.GetEncoding(encoding).GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await Client.SendBodyAsync(Instance, content)).AssertError(400, "invalid body: is not text in UTF-8");

        await AssertNothingHappenedAsync();
    }

    [Test]
    public async Task Text_that_is_not_UTF_8_is_called_so_in_a_field_that_is_ignored_as_well()
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes($"{{\"note\":\"ção\",{ChatwootClient.AnActivation().ToJsonString()[1..]}"));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await Client.SendBodyAsync(Instance, content)).AssertError(400, "invalid body: is not text in UTF-8");
    }

    [Test]
    public async Task The_content_encoding_identity_is_none()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        var content = ChatwootClient.BodyOf(1000);
        content.Headers.ContentEncoding.Add("identity");

        Assert.That((await Client.SendBodyAsync(Instance, content)).Status, Is.EqualTo(201));
    }
}
