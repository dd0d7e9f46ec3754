using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>Fields of the body of an activation (contract, section 7); the text for each rule is in ContractTests, <c>InvalidBodyTests</c>.</summary>
[TestFixture(Database.Sqlite)]
public sealed class BodyTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task All_faults_are_named_in_one_message()
    {
        var response = await Client.SetAsync(Instance, new JsonObject { ["chatwootAccountId"] = -1, ["signMessages"] = "yes" });

        response.AssertError(
            400,
            "invalid body: chatwootBaseUrl is required; chatwootAccountId must be an integer above 0; chatwootApiToken is required; inboxName is required; signMessages must be true or false");
        await AssertNothingHappenedAsync();
    }

    [TestCase("""{"chatwootApiToken":"secret-of-a-broken-body",}""")]
    [TestCase("""{"chatwootApiToken":tsecret-of-a-broken-body}""")]
    [TestCase("\"secret-of-a-broken-body\"")]
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
}
