using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.JavaWireMock;

/// <summary>Section 7's table for what Chatwoot says, in each form in which a bridge may tell it (section 8); and who is let in.</summary>
[TestFixture]
public sealed class RefusalTests : JavaWireMockTests
{
    private const string Denied = "Chatwoot denied the request — verify the API token has admin scope on account 5. Detail: ";

    private const string Dropped =
        "Chatwoot rejected the API token — verify chatwootApiToken; a proxy in front of Chatwoot may be dropping the api_access_token header. Detail: ";

    private const string Unreachable = "Chatwoot is unreachable — verify chatwootBaseUrl (https://chatwoot.example.com). Detail: ";

    private const string NotFound =
        "Chatwoot account or endpoint not found — verify chatwootBaseUrl (https://chatwoot.example.com) and chatwootAccountId";

    [TestCase("reject-401", 401, "Chatwoot rejected the API token — verify chatwootApiToken. Detail: Invalid Access Token")]
    [TestCase("reject-401-sign-in", 401, Dropped + "You need to sign in or sign up before continuing.")]
    [TestCase("reject-401-denied", 403, Denied + "You are not authorized to do this action")]
    [TestCase("reject-403", 403, Denied + "Chatwoot answered HTTP 403: Forbidden")]
    [TestCase("reject-404", 400, NotFound + " (5). Detail: Chatwoot answered HTTP 404: Resource could not be found")]
    [TestCase("reject-422", 400, "Chatwoot rejected the request as invalid — HTTP 422. Detail: Name has already been taken")]
    [TestCase("reject-429", 400, "Chatwoot rejected the request as invalid — HTTP 429. Detail: Retry later")]
    [TestCase("reject-502", 502, Unreachable + "Chatwoot answered HTTP 502: Bad Gateway")]
    public async Task Set_explains_what_Chatwoot_said(string apiToken, int status, string message)
    {
        var body = ChatwootClient.AnActivation();
        body["chatwootApiToken"] = apiToken;

        var answer = await Client.SetAsync(Instance, body);

        answer.AssertError(status, message);
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(Warnings, Is.Empty);
    }

    [Test]
    public async Task Set_explains_that_Chatwoot_has_no_such_account()
    {
        var body = ChatwootClient.AnActivation();
        body["chatwootAccountId"] = 404;

        var answer = await Client.SetAsync(Instance, body);

        answer.AssertError(400, NotFound + " (404). Detail: Resource could not be found");
    }

    [Test]
    public async Task The_service_fares_without_the_bridge_when_its_token_is_refused()
    {
        await SetWithIdAsync("int_refused");
        await RestartAsync(bridgeToken: "another-token");

        (await SetAsync("WhatsApp - Orion")).AssertError(502, "integration gateway unavailable");
        Assert.That((await Client.ListAsync(Instance)).Header("X-Integration-Source"), Is.EqualTo("local; reason=bad-response"));
        Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That(Warnings, Has.Count.EqualTo(3));
        Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_refused"]));
    }

    [Test]
    public async Task The_sample_takes_what_we_send_and_nothing_less()
    {
        var sent = await SentAsync();

        Assert.That(await PostAsync(sent), Is.EqualTo(201));
        Assert.That(sent, Has.Count.EqualTo(10));
        foreach (var (field, value) in sent.ToArray())
        {
            sent.Remove(field);
            Assert.That(await PostAsync(sent), Is.EqualTo(400), $"without {field}");

            sent[field] = new JsonArray();
            Assert.That(await PostAsync(sent), Is.EqualTo(400), $"with a list for {field}");

            sent[field] = value;
        }
    }

    private async Task<JsonObject> SentAsync()
    {
        var inbox = $"{Guid.NewGuid()}";
        await SetAsync(inbox);
        return JsonNode.Parse((await ActivationsAsync(inbox)).Single().Body)!.AsObject();
    }

    private async Task<int> PostAsync(JsonObject body)
    {
        using var response = await Bridge.SendAsync(HttpMethod.Post, Activate, JsonContent.Create(body));
        return (int)response.StatusCode;
    }
}
