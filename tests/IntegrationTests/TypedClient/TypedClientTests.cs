using RyzeChatwoot.Client;
using ApiClient = RyzeChatwoot.Client.ChatwootClient;

namespace RyzeChatwoot.IntegrationTests.TypedClient;

/// <summary>The package as its consumers use it, against the real service.</summary>
public sealed class TypedClientTests() : ServiceTests(Database.Sqlite)
{
    private static readonly ActivationRequest Activation = new("https://chatwoot.example.com", 5, "a-secret-api-token", "WhatsApp - Orion")
    {
        ReopenResolved = true,
    };

    private HttpClient http = null!;

    [SetUp]
    public void Connect() => http = new HttpClient { BaseAddress = Service.BaseUrl };

    [TearDown]
    public void Disconnect() => http.Dispose();

    [Test]
    public async Task Activates_reads_and_deactivates()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Bridge.OnRead(BridgeReplies.Live("active", inboxId: 42));
        Bridge.OnTerminate(BridgeReplies.Terminated);
        var client = new ApiClient(http, AccountToken);

        var set = await client.SetAsync(Instance, Activation);
        var list = await client.ListAsync(Instance);
        var delete = await client.DeleteAsync(Instance);

        Assert.That(set.Value?.BridgeIntegrationId, Is.EqualTo("int_1"));
        Assert.That((list.Value?.ChatwootInboxId, list.Value?.IsLive), Is.EqualTo(((long?)42, (bool?)true)));
        Assert.That(delete.Value?.Message, Is.EqualTo("chatwoot integration deactivated"));
        Assert.That((await Data.RowsAsync()).Count, Is.Zero);
    }

    [Test]
    public async Task Sends_what_it_was_given()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));

        await new ApiClient(http, InstanceToken).SetAsync(Instance, Activation);

        var sent = (await Bridge.WaitForCallAsync(BridgeCall.Activate)).ReadJson();
        Assert.That(sent.GetProperty("chatwoot_api_token").GetString(), Is.EqualTo("a-secret-api-token"));
        Assert.That(sent.GetProperty("inbox_name").GetString(), Is.EqualTo("WhatsApp - Orion"));
        Assert.That(sent.GetProperty("reopen_resolved").GetBoolean(), Is.True);
        Assert.That($"{Activation}", Does.Not.Contain("a-secret-api-token"));
    }

    [Test]
    public async Task Says_where_a_status_comes_from()
    {
        await GivenIntegrationAsync();
        Bridge.OnRead(BridgeReply.Status(404));

        var list = await new ApiClient(http, AccountToken).ListAsync(Instance);

        Assert.That(
            (list.Value?.Source, list.Value?.IsLive, list.Value?.LocalReason),
            Is.EqualTo(("local; reason=not-found", (bool?)false, "not-found")));
    }

    [TestCase("this-token-is-not-stored", Instance, ChatwootFailureKind.Unauthenticated, "Invalid token")]
    [TestCase(null, "other", ChatwootFailureKind.NotFound, "instance not found")]
    [TestCase(null, "a/b?c", ChatwootFailureKind.NotFound, "instance not found")]
    [TestCase(null, Instance, ChatwootFailureKind.NoIntegration, "no chatwoot integration for this instance")]
    public async Task Returns_a_documented_failure_as_a_value(string? token, string instance, ChatwootFailureKind kind, string message)
    {
        var list = await new ApiClient(http, token ?? AccountToken).ListAsync(instance);

        Assert.That((list.IsSuccess, list.Failure?.Kind, list.Failure?.Message), Is.EqualTo((false, (ChatwootFailureKind?)kind, message)));
    }

    [Test]
    public async Task Does_not_take_an_unknown_route_for_a_missing_integration()
    {
        using var elsewhere = new HttpClient { BaseAddress = new Uri(Service.BaseUrl, "elsewhere") };

        var list = await new ApiClient(elsewhere, AccountToken).ListAsync(Instance);

        Assert.That((list.Failure?.Kind, list.Failure?.Message), Is.EqualTo(((ChatwootFailureKind?)ChatwootFailureKind.NotFound, "not found")));
    }

    [TestCase(401, ChatwootFailureKind.Unauthenticated)]
    [TestCase(403, ChatwootFailureKind.Forbidden)]
    [TestCase(404, ChatwootFailureKind.InvalidRequest)]
    [TestCase(500, ChatwootFailureKind.GatewayFailed)]
    public async Task Distinguishes_a_failure_of_Chatwoot_from_one_of_the_API(int status, ChatwootFailureKind kind)
    {
        Bridge.OnActivate(BridgeReplies.Refused(502, "no", upstreamStatus: status));

        var refused = await new ApiClient(http, AccountToken).SetAsync(Instance, Activation);
        var unknown = await new ApiClient(http, "this-token-is-not-stored").SetAsync(Instance, Activation);

        Assert.That((refused.Failure?.Kind, refused.Failure?.IsFromChatwoot), Is.EqualTo(((ChatwootFailureKind?)kind, (bool?)true)));
        Assert.That((unknown.Failure?.Source, unknown.Failure?.IsFromChatwoot), Is.EqualTo(((ChatwootFailureSource?)ChatwootFailureSource.Api, (bool?)false)));
    }

    [Test]
    public async Task Distinguishes_a_failure_of_the_bridge_from_one_of_Chatwoot()
    {
        Bridge.OnActivate(BridgeReply.Status(500));

        var failed = await new ApiClient(http, AccountToken).SetAsync(Instance, Activation);

        Assert.That(
            (failed.Failure?.Source, failed.Failure?.IsFromChatwoot),
            Is.EqualTo(((ChatwootFailureSource?)ChatwootFailureSource.Gateway, (bool?)false)));
    }

    [Test]
    public async Task Reports_the_limit_and_the_time_to_wait()
    {
        await using var limited = await StartAnotherAsync(settings => settings["RATE_LIMIT_PER_MINUTE"] = "1");
        using var there = new HttpClient { BaseAddress = limited.BaseUrl };
        var client = new ApiClient(there, AccountToken);

        var first = await client.ListAsync(Instance);
        var second = await client.ListAsync(Instance);

        Assert.That((first.RateLimit?.Limit, first.RateLimit?.Remaining), Is.EqualTo(((int?)1, (int?)0)));
        Assert.That(second.Failure?.Kind, Is.EqualTo(ChatwootFailureKind.RateLimited));
        Assert.That(second.Failure?.RetryAfter, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
    }
}
