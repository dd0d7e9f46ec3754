using System.Text.Json.Nodes;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Bridge;

/// <summary>The package that plays the bridge for other teams, used as its README shows, with the real service in front of it.</summary>
[TestFixture(Database.Sqlite)]
public sealed class BridgeMockTests(Database kind) : ServiceTests(kind)
{
    private const string Good = """{"id":"int_late","status":"paused"}""";

    private BridgeMockServer mock = null!;
    private RunningService service = null!;
    private ChatwootClient client = null!;

    [SetUp]
    public async Task StartMockAsync()
    {
        mock = await BridgeMockServer.StartAsync(Settings.BridgeToken, "bridge/x");
        service = await StartServiceAsync(Settings.BridgeToken);
        client = service.ClientWith(AccountToken);
    }

    [TearDown]
    public async Task StopMockAsync()
    {
        client?.Dispose();
        await (mock?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (service?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task It_serves_every_route()
    {
        await ApiRoute.AssertAllSucceedAsync(client, Instance);

        Assert.That(mock.Integrations, Is.Empty);
    }

    [Test]
    public async Task It_activates_reads_and_terminates()
    {
        await GivenActivationAsync();
        var integration = mock.Integrations.Single();
        Assert.That((integration.InstanceName, integration.InboxName), Is.EqualTo((Instance, "WhatsApp - Orion")));
        mock.SetStatus(integration.Id, "error", "HTTP 401 Invalid Access Token", inboxId: 42);

        var list = await client.ListAsync(Instance);
        await client.DeleteAsync(Instance);

        Assert.That(list.Header("X-Integration-Source"), Is.EqualTo("live"));
        Assert.That(list.Body, Does.Contain("\"status\":\"error\"").And.Contain("\"chatwoot_inbox_id\":42,").And.Contain("Invalid Access Token"));
        Assert.That(mock.Integrations, Is.Empty);
    }

    [Test]
    public async Task It_does_not_know_what_was_terminated()
    {
        await GivenActivationAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseUrl };
        http.DefaultRequestHeaders.Authorization = new("Bearer", mock.Token);
        var path = $"{mock.BaseUrl}/v1/integrations/{mock.Integrations.Single().Id}";
        using var terminated = await http.DeleteAsync(path);

        using var repeated = await http.DeleteAsync(path);
        var list = await client.ListAsync(Instance);

        Assert.That(((int)terminated.StatusCode, (int)repeated.StatusCode), Is.EqualTo((204, 404)));
        Assert.That(list.Header("X-Integration-Source"), Is.EqualTo("local; reason=not-found"));
    }

    [Test]
    public async Task It_accepts_one_bearer_token()
    {
        await using var other = await StartServiceAsync("another-token");
        using var refused = other.ClientWith(AccountToken);

        (await refused.SetAsync(Instance)).AssertError(502, "integration gateway unavailable");
        Assert.That(mock.Integrations, Is.Empty);
        Assert.That(other.Log.Warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_accepts_an_activation_with_all_ten_fields_and_nothing_less()
    {
        await GivenActivationAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", mock.Token);
        var sent = JsonNode.Parse(mock.CallsTo(BridgeCall.Activate).Single().Body)!.AsObject();

        Assert.That(sent, Has.Count.EqualTo(10));
        foreach (var (field, value) in sent.ToArray())
        {
            sent[field] = new JsonArray();
            using var response = await http.PostAsync($"{mock.BaseUrl}/v1/integrations/activate", new StringContent(sent.ToJsonString()));
            Assert.That($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}", Does.StartWith("400").And.Contains(field));
            sent[field] = value!.DeepClone();
        }
    }

    [TestCaseSource(nameof(Switches))]
    public async Task A_switch_makes_reads_fail_until_the_bridge_recovers(BridgeReply reply, string source)
    {
        await GivenActivationAsync();
        mock.Fail(BridgeCall.Read, reply);

        var failed = await client.ListAsync(Instance);
        mock.Recover();
        var recovered = await client.ListAsync(Instance);

        Assert.That(failed.Header("X-Integration-Source"), Is.EqualTo(source));
        Assert.That(recovered.Header("X-Integration-Source"), Is.EqualTo("live"));
    }

    [Test]
    public async Task A_stopped_bridge_refuses_connections_and_keeps_its_integrations()
    {
        await GivenActivationAsync();
        await mock.StopAsync();

        var failed = await client.ListAsync(Instance);
        await mock.RestartAsync();
        var recovered = await client.ListAsync(Instance);

        Assert.That(failed.Header("X-Integration-Source"), Is.EqualTo("local; reason=unreachable"));
        Assert.That(recovered.Header("X-Integration-Source"), Is.EqualTo("live"));
    }

    [Test]
    public async Task All_calls_fail_at_once()
    {
        await GivenActivationAsync();
        mock.Fail(BridgeReply.Error(429, "slow down"));

        Assert.That((await client.SetAsync(Instance)).Status, Is.EqualTo(502));
        Assert.That((await client.ListAsync(Instance)).Header("X-Integration-Source"), Is.EqualTo("local; reason=bad-response"));
        Assert.That((await client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
        Assert.That(mock.Integrations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Every_form_of_an_error_of_Chatwoot_is_understood([Values] ErrorForm form)
    {
        mock.Fail(BridgeCall.Activate, BridgeReply.ChatwootError(403, "Forbidden", form));

        var response = await client.SetAsync(Instance);

        Assert.That(response.Status, Is.EqualTo(403));
        Assert.That(response.Body, Does.Contain("Chatwoot denied the request").And.Contain("Forbidden"));
    }

    private static IEnumerable<TestCaseData> Switches()
    {
        yield return Switch(nameof(BridgeReply.Reset), BridgeReply.Reset(), "unreachable");
        yield return Switch(nameof(BridgeReply.CloseWithoutResponse), BridgeReply.CloseWithoutResponse(), "unreachable");
        yield return Switch(nameof(BridgeReply.RandomData), BridgeReply.RandomData(), "unreachable");
        yield return Switch(nameof(BridgeReply.MalformedChunk), BridgeReply.MalformedChunk(), "unreachable");
        yield return Switch(nameof(BridgeReply.TruncatedBody), BridgeReply.TruncatedBody(Good, 100), "unreachable");
        yield return Switch(nameof(BridgeReply.Hang), BridgeReply.Hang(), "timeout");
        yield return Switch(nameof(BridgeReply.HangInBody), BridgeReply.HangInBody(Good[..^1]), "timeout");
        yield return Switch(nameof(BridgeReply.Drip), BridgeReply.Drip(Good, TimeSpan.FromSeconds(1)), "timeout");
        yield return Switch(nameof(BridgeReply.After), BridgeReply.Json(200, Good).After(TimeSpan.FromMinutes(1)), "timeout");
        yield return Switch(nameof(BridgeReply.Huge), BridgeReply.Huge((64 * 1024) + 1), "bad-response");
        yield return Switch(nameof(BridgeReply.Redirect), BridgeReply.Redirect("/v1/elsewhere"), "bad-response");
        yield return Switch(nameof(BridgeReply.Error), BridgeReply.Error(503, "queue is full"), "bad-response");
        yield return Switch(nameof(BridgeReply.Text), BridgeReply.Text(200, "<html>", "text/html"), "bad-response");
        yield return Switch(nameof(BridgeReply.Status), BridgeReply.Status(404), "not-found");
    }

    private static TestCaseData Switch(string name, BridgeReply reply, string reason) =>
        new TestCaseData(reply, $"local; reason={reason}").SetArgDisplayNames(name);

    private async Task GivenActivationAsync() => Assert.That((await client.SetAsync(Instance)).Status, Is.EqualTo(201));

    private Task<RunningService> StartServiceAsync(string token) => StartAnotherAsync(
        settings =>
        {
            settings["BRIDGE_URL"] = $"{mock.BaseUrl}";
            settings["BRIDGE_TOKEN"] = token;
        },
        bridge: options => options.Shorten(TimeSpan.FromSeconds(2)));
}
