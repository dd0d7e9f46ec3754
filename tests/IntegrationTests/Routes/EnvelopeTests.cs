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
}
