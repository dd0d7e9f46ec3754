using System.Text;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>The audit trail: one line for each request that changes something, whatever its outcome, and none for others.</summary>
[TestFixture(Database.Sqlite)]
public sealed class AuditTests(Database kind) : ServiceTests(kind)
{
    private static readonly ApiRoute[] Audited = [.. ApiRoute.All.Where(route => route.Method != "GET")];

    [TestCaseSource(nameof(Audited))]
    public async Task A_refused_request_leaves_one_line(ApiRoute route)
    {
        var action = route.Template.Split('/')[2];
        using var anonymous = Service.ClientWith(null);
        using var stranger = Service.ClientWith("a-token-that-is-not-stored");
        using var narrow = Service.ClientWith(InstanceToken);

        await route.SendAsync(anonymous, Instance);
        await route.SendAsync(stranger, Instance);
        await route.SendAsync(narrow, "vendas");
        await route.SendAsync(Client, "evil%0Aforged");

        await AssertLinesAsync(
            Service,
            $"Request {action} for instance {Instance} by unknown from 127.0.0.1: 401",
            $"Request {action} for instance {Instance} by unknown from 127.0.0.1: 401",
            $"Request {action} for instance vendas by instance token of {Instance} of account 1 from 127.0.0.1: 403",
            $"Request {action} for instance - by account 1 from 127.0.0.1: 404");
    }

    [TestCaseSource(nameof(Audited))]
    public async Task A_request_over_the_limit_and_one_to_a_module_that_is_off_leave_one_line(ApiRoute route)
    {
        var action = route.Template.Split('/')[2];
        await using var limited = await StartAnotherAsync(settings => (settings["RATE_LIMIT_PER_MINUTE"], settings["BRIDGE_URL"]) = ("1", null));
        using var client = limited.ClientWith(AccountToken);

        await route.SendAsync(client, Instance);
        await route.SendAsync(client, Instance);

        await AssertLinesAsync(
            limited,
            $"Request {action} for instance {Instance} by account 1 from 127.0.0.1: 503",
            $"Request {action} for instance {Instance} by account 1 from 127.0.0.1: 429");
    }

    [Test]
    public async Task Set_and_delete_leave_one_line_and_list_none()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Bridge.OnRead(BridgeReply.Status(404));
        Bridge.OnTerminate(BridgeReplies.Terminated);

        await Client.SetAsync(Instance);
        await Client.ListAsync(Instance);
        await Client.SendAsync(HttpMethod.Get, "health");
        await Client.SendAsync(HttpMethod.Post, $"api/chatwoot/set/{Instance}", new StringContent("{", Encoding.UTF8, "application/json"));
        await Client.DeleteAsync(Instance);

        await AssertLinesAsync(Service, Line("set", 201), Line("set", 400), Line("delete", 200));
    }

    [Test]
    public async Task A_crash_leaves_one_line()
    {
        await Data.ExecuteAsync("DROP TABLE chatwoot_integrations");

        await Client.DeleteAsync(Instance);

        await AssertLinesAsync(Service, $"Request delete for instance {Instance} by unknown from 127.0.0.1: 500");
    }

    [Test]
    public async Task A_client_that_disconnects_leaves_one_line()
    {
        var gate = new TaskCompletionSource();
        using var hangUp = new CancellationTokenSource();
        await GivenIntegrationAsync();
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated.After(gate.Task));
        var delete = Client.DeleteAsync(Instance, hangUp.Token);
        await Bridge.WaitForCallAsync(BridgeCall.Terminate);

        await hangUp.CancelAsync();
        await Service.Watch.HungUp;
        gate.SetResult();

        await AssertLinesAsync(Service, Line("set", 201), Line("delete", 200));
        Assert.That(() => delete, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_client_of_a_trusted_proxy_is_logged()
    {
        await using var behind = await StartAnotherAsync(settings => settings["TRUSTED_PROXIES"] = "127.0.0.1");
        using var anonymous = behind.ClientWith(null);
        var request = new HttpRequestMessage(HttpMethod.Delete, $"api/chatwoot/delete/{Instance}");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.1");

        await anonymous.SendAsync(request);

        await AssertLinesAsync(behind, $"Request delete for instance {Instance} by unknown from 203.0.113.1: 401");
    }

    private static string Line(string action, int status) => $"Request {action} for instance {Instance} by account 1 from 127.0.0.1: {status}";

    // A line follows its response.
    private static async Task AssertLinesAsync(RunningService service, params string[] expected)
    {
        LogLine[] Lines() => [.. service.Log.Lines.Where(line => line is { Category: "RyzeChatwoot.Audit", Level: LogLevel.Information })];
        await Eventually.HoldsAsync(() => Lines().Length >= expected.Length, "the lines are logged");
        Assert.That(Lines().Select(line => line.Text.Split('\n')[0]), Is.EquivalentTo(expected), "Lines of two requests may overtake each other");
        Assert.That(Lines().Select(line => line.Text), Has.None.Contains("forged"), "Scopes hold no path");
    }
}
