using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>Fields and size of the body of an activation (contract, sections 3 and 7).</summary>
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
        var response = await Client.SendBodyAsync(Instance, new StringContent(text, Encoding.UTF8, "application/json"));

        Assert.That(response.Status, Is.EqualTo(400));
        var message = response.ReadJson().GetProperty("error").GetProperty("message").GetString()!;
        response.AssertError(400, message);
        Assert.That(message, Does.StartWith("invalid body: ").And.Not.Contain("secret"));
        Assert.That(Service.Log.Lines.Select(line => line.Text), Has.None.Contains("secret-of"));
        await AssertNothingHappenedAsync();
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

        var response = await Client.SendBodyAsync(Instance, ChatwootClient.BodyOf(MaxBytes));

        Assert.That(response.Status, Is.Not.EqualTo(413));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_body_of_one_byte_more_is_too_large(bool isChunked)
    {
        var response = await Client.SendBodyAsync(Instance, ChatwootClient.BodyOf(MaxBytes + 1), isChunked);

        response.AssertError(413, "request body too large");
        await AssertNothingHappenedAsync();
    }
}
