using System.Text.Json.Nodes;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.IntegrationTests.Bridge;

/// <summary>What the bridge gets (contract, section 8).</summary>
[TestFixture(Database.Sqlite)]
public sealed class BridgeRequestTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task An_activation_sends_the_documented_fields_and_nothing_else()
    {
        await GivenIntegrationAsync();

        var call = Bridge.CallsTo(BridgeCall.Activate).Single();

        Assert.That($"{call}", Is.EqualTo("POST /v1/integrations/activate"));
        Assert.That(call.Headers["Content-Type"], Does.StartWith("application/json"));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(call.Body), JsonNode.Parse(
            """
            {
              "instance_name": "suporte",
              "ryzeapi_url": "http://localhost:5080",
              "chatwoot_base_url": "https://chatwoot.example.com",
              "chatwoot_account_id": 5,
              "chatwoot_api_token": "chatwoot-api-token-of-the-tests",
              "inbox_name": "WhatsApp - Orion",
              "sign_messages": true,
              "ignore_groups": false,
              "start_as_pending": false,
              "reopen_resolved": true
            }
            """)), call.Body);
    }

    [Test]
    public async Task Every_call_says_who_we_are()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("active"));
        Bridge.OnTerminate(BridgeReplies.Terminated);
        await Client.ListAsync(Instance);
        await Client.DeleteAsync(Instance);

        Assert.That(Bridge.Calls.Select(call => $"{call}"), Is.EqualTo((string[])
            ["POST /v1/integrations/activate", "GET /v1/integrations/int_1", "DELETE /v1/integrations/int_1"]));
        var version = typeof(ServiceHost).Assembly.GetName().Version!.ToString(3);
        foreach (var call in Bridge.Calls)
        {
            Assert.That(call.Headers["Authorization"], Is.EqualTo($"Bearer {Settings.BridgeToken}"));
            Assert.That(call.Headers["Accept"], Is.EqualTo("application/json"));
            Assert.That(call.Headers["User-Agent"], Is.EqualTo($"RyzeChatwoot/{version}"));
            Assert.That(call.Headers["traceparent"], Does.Match("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"));
            Assert.That(call.Headers.Keys, Has.None.EqualTo("token").IgnoreCase);
        }
    }

    [Test]
    public async Task A_call_belongs_to_the_trace_of_the_request_that_caused_it()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReplies.Live("active"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/chatwoot/list/{Instance}");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await Client.SendAsync(request);

        var trace = Bridge.CallsTo(BridgeCall.Read).Single().Headers["traceparent"];
        Assert.That(trace, Does.StartWith("00-0af7651916cd43dd8448eb211c80319c-").And.Not.Contains("b7ad6b7169203331"));
    }

    [TestCase("/bridge/x", "/bridge/x/v1/integrations/")]
    [TestCase("", "/v1/integrations/")]
    public async Task A_path_prefix_is_kept(string prefix, string expected)
    {
        await using var bridge = await BridgeStub.StartAsync(prefix);
        bridge.OnActivate(BridgeReplies.Activated("int_9"));
        bridge.OnRead(BridgeReplies.Live("active"));
        bridge.OnTerminate(BridgeReplies.Terminated);
        await using var service = await StartAnotherAsync(settings => settings["BRIDGE_URL"] = $"{bridge.BaseUrl}");
        using var client = service.ClientWith(AccountToken);

        await client.SetAsync(Instance);
        await client.ListAsync(Instance);
        await client.DeleteAsync(Instance);

        Assert.That(bridge.Calls.Select(call => call.RawPath), Is.EqualTo((string[])
            [$"{expected}activate", $"{expected}int_9", $"{expected}int_9"]));
    }

    [TestCase(null, null, "http://localhost:5080")]
    [TestCase("https://api.example.com", null, "https://api.example.com")]
    [TestCase("https://api.example.com", "http://ryze:5080", "http://ryze:5080")]
    public async Task The_bridge_is_sent_our_address(string? baseUrl, string? internalUrl, string expected)
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        await using var service = await StartAnotherAsync(settings =>
        {
            settings["BASE_URL"] = baseUrl;
            settings["BRIDGE_INTERNAL_RYZEAPI_URL"] = internalUrl;
        });
        using var client = service.ClientWith(AccountToken);

        await client.SetAsync(Instance);

        var body = Bridge.CallsTo(BridgeCall.Activate).Single().ReadJson();
        Assert.That(body.GetProperty("ryzeapi_url").GetString(), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_id_stays_one_segment_of_the_path()
    {
        await GivenIntegrationAsync("int/1?x=%2F");
        Bridge.OnRead("int/1?x=%2F", BridgeReplies.Live("active"));

        var response = await Client.ListAsync(Instance);

        Assert.That(response.Header("X-Integration-Source"), Is.EqualTo("live"));
        Assert.That(Bridge.CallsTo(BridgeCall.Read).Single().RawPath, Is.EqualTo("/v1/integrations/int%2F1%3Fx%3D%252F"));
    }
}
