using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>Content type, charset and content encoding of a body (contract, section 7).</summary>
[TestFixture(Database.Sqlite)]
public sealed class BodyEncodingTests(Database kind) : ServiceTests(kind)
{
    [TestCase("text/plain; charset=utf-8")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase(null)]
    public async Task Another_content_type_is_invalid(string? contentType)
    {
        var content = new StringContent(ChatwootClient.AnActivation().ToJsonString());
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        var response = await Client.SendBodyAsync(Instance, content);

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

        var response = await Client.SendBodyAsync(Instance, content);

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

    [TestCase("gzip", "the content encoding gzip is not read, send the body as it is")]
    [TestCase("BR", "the content encoding BR is not read, send the body as it is")]
    [TestCase("deflate, gzip", "the content encoding deflate, gzip is not read, send the body as it is")]
    [TestCase("what is <no> name", "the content encoding is not read, send the body as it is")]
    public async Task A_content_encoding_is_named(string encoding, string fault)
    {
        var content = ChatwootClient.BodyOf(1000);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        (await Client.SendBodyAsync(Instance, content)).AssertError(400, $"invalid body: {fault}");
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
