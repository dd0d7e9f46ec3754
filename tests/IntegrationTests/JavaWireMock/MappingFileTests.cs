using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.IntegrationTests.JavaWireMock;

/// <summary>
/// Each mapping file of the sample once: its mappings are valid, and the service responds as the sample's README says. What a fault means
/// for each route in detail is in the matrix of <see cref="FaultCase"/>.
/// </summary>
[TestFixture]
public sealed class MappingFileTests : JavaWireMockTests
{
    // Between the 1 s after which the dribbled response begins and the 12 s after which it ends.
    private static readonly TimeSpan ShortBudget = TimeSpan.FromSeconds(3);

    [TestCase("reject-401", 401, "verify chatwootApiToken. Detail: Invalid Access Token")]
    [TestCase("reject-401-sign-in", 401, "a proxy in front of Chatwoot may be dropping")]
    [TestCase("reject-401-denied", 403, "You are not authorized to do this action")]
    [TestCase("reject-403", 403, "HTTP 403: Forbidden")]
    [TestCase("reject-404", 400, "HTTP 404: Resource could not be found")]
    [TestCase("reject-422", 400, "Name has already been taken")]
    [TestCase("reject-429", 400, "HTTP 429. Detail: Retry later")]
    [TestCase("reject-502", 502, "HTTP 502: Bad Gateway")]
    [TestCase("account-404", 400, "chatwootAccountId (404). Detail: Resource could not be found")]
    public async Task Activate_refusals_are_explained(string apiToken, int status, string text)
    {
        var body = ChatwootClient.AnActivation();
        body["chatwootApiToken"] = apiToken;
        body["chatwootAccountId"] = apiToken == "account-404" ? 404 : 5;

        var response = await Client.SetAsync(Instance, body);

        Assert.That(response.Status, Is.EqualTo(status));
        Assert.That(response.ReadJson().GetProperty("error").GetProperty("message").GetString(), Does.Contain(text));
    }

    [Test]
    public async Task Activate_faults_are_the_gateways()
    {
        string[] faults =
        [
            "fault-reset", "fault-empty", "fault-malformed-chunk", "fault-random-data", "fault-500", "fault-401", "fault-html",
            "fault-broken-json", "fault-array", "fault-redirect", "fault-huge",
        ];
        foreach (var fault in faults)
        {
            Assert.That((await SetAsync(fault)).Status, Is.EqualTo(502), fault);
            Assert.That(await ActivationsAsync(fault), Has.Count.EqualTo(1), fault);
        }

        Assert.That((await SetAsync("fault-unknown-status")).Status, Is.EqualTo(201));
        await RestartAsync(ShortBudget);
        Assert.That((await SetAsync("fault-delay")).Status, Is.EqualTo(504));
        Assert.That((await SetAsync("fault-dribble")).Status, Is.EqualTo(504));
    }

    [TestCase("fault-reset", "unreachable", false)]
    [TestCase("fault-empty", "unreachable", false)]
    [TestCase("fault-malformed-chunk", "unreachable", true)]
    [TestCase("fault-random-data", "unreachable", false)]
    [TestCase("fault-delay", "timeout", false)]
    [TestCase("fault-dribble", "timeout", true)]
    [TestCase("fault-500", "bad-response", false)]
    [TestCase("fault-401", "bad-response", false)]
    [TestCase("fault-html", "bad-response", true)]
    [TestCase("fault-broken-json", "bad-response", true)]
    [TestCase("fault-array", "bad-response", true)]
    [TestCase("fault-unknown-status", "bad-response", true)]
    [TestCase("fault-redirect", "bad-response", false)]
    [TestCase("fault-huge", "bad-response", true)]
    public async Task Faults_leave_list_and_delete_working(string fault, string reason, bool isTerminated)
    {
        await SetWithIdAsync(fault);
        await RestartAsync(reason == "timeout" ? ShortBudget : null);

        var list = await Client.ListAsync(Instance);
        var delete = await Client.DeleteAsync(Instance);

        Assert.That($"{list.Status} {list.Header("X-Integration-Source")}", Is.EqualTo($"200 local; reason={reason}"));
        Assert.That(delete.Status, Is.EqualTo(200));
        Assert.That(await Data.OutboxAsync(), Is.EqualTo(isTerminated ? [] : (string[])[fault]));
        Assert.That(await CountAsync(HttpMethod.Get, RedirectedTo), Is.Zero);
    }

    [Test]
    public async Task The_gate_refuses_another_token()
    {
        await RestartAsync(bridgeToken: "another-token");

        var response = await SetAsync("WhatsApp - Orion");

        response.AssertError(502, "integration gateway unavailable");
    }

    [Test]
    public async Task The_gate_accepts_what_the_service_sends_and_nothing_less()
    {
        var inbox = $"{Guid.NewGuid()}";
        await SetAsync(inbox);
        var sent = JsonNode.Parse((await ActivationsAsync(inbox)).Single().Body)!.AsObject();

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

    private async Task<int> PostAsync(JsonObject body)
    {
        using var response = await Bridge.SendAsync(HttpMethod.Post, Activate, JsonContent.Create(body));
        return (int)response.StatusCode;
    }
}
