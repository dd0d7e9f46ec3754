using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Routes;

/// <summary>One form for every error, from any part of the service (contract, section 1).</summary>
[TestFixture(Database.Sqlite)]
public sealed class EnvelopeTests(Database kind) : ServiceTests(kind)
{
    [TestCase("api")]
    [TestCase("api/chatwoot")]
    [TestCase("api/chatwoot/list")]
    [TestCase("api/chatwoot/list/suporte/more")]
    [TestCase("favicon.ico")]
    public async Task An_unknown_route_is_not_found(string path) =>
        (await Client.SendAsync(HttpMethod.Get, path)).AssertError(404, "not found");

    [TestCase("POST", "api/chatwoot/list/suporte", "GET")]
    [TestCase("GET", "api/chatwoot/set/suporte", "POST")]
    [TestCase("POST", "api/chatwoot/delete/suporte", "DELETE")]
    [TestCase("POST", "health", "GET, HEAD")]
    [TestCase("PURGE", "api/chatwoot/list/suporte", "GET")]
    public async Task Another_method_is_405_with_the_allowed_one(string method, string path, string allowed)
    {
        var response = await Client.SendAsync(new HttpMethod(method), path);

        response.AssertError(405, "method not allowed");
        Assert.That(response.Header("Allow"), Is.EqualTo(allowed));
    }

    [TestCase("health")]
    [TestCase("health/live")]
    public async Task Health_responds_to_HEAD_without_a_body(string path)
    {
        var get = await Client.SendAsync(HttpMethod.Get, path);
        var head = await Client.SendAsync(HttpMethod.Head, path);

        Assert.That((head.Status, head.Body), Is.EqualTo((200, "")));
        Assert.That($"{head.ContentHeaders.ContentType}", Is.EqualTo($"{get.ContentHeaders.ContentType}"));
    }

    [Test]
    public async Task A_crash_is_reported_without_its_cause_and_logged_once()
    {
        await Data.ExecuteAsync("DROP TABLE chatwoot_integrations");

        var response = await Client.ListAsync(Instance);

        response.AssertError(500, "internal server error");
        Assert.That(Service.Log.Warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Health_needs_no_token()
    {
        using var stranger = Service.ClientWith(null);

        var response = await stranger.SendAsync(HttpMethod.Get, "health");

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.Body, Does.Match(
            """^\{"status":"ok","service":"RyzeAPI","uptime":"\d+h\d+m\d+s","timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ","checks":\{"db":"ok"\}\}$"""));
    }
}
