namespace RyzeChatwoot.IntegrationTests.Routes;

/// <summary>Section 4 of the contract: which error comes first when several apply. For each route see <see cref="EveryRouteTests"/>.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class OrderOfChecksTests(Database kind) : ServiceTests(kind)
{
    private const string ModuleOff = "integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)";

    [TestCase("PUT", "set", 405, "method not allowed")]
    [TestCase("POST", "list", 405, "method not allowed")]
    [TestCase("GET", "delete", 405, "method not allowed")]
    [TestCase("PURGE", "list", 405, "method not allowed")]
    [TestCase("GET", "status", 404, "not found")]
    public async Task Route_and_method_come_before_the_token(string method, string route, int status, string message)
    {
        using var stranger = Service.ClientWith(null);

        var response = await stranger.SendAsync(new HttpMethod(method), $"api/chatwoot/{route}/{Instance}");

        response.AssertError(status, message);
    }

    [Test]
    public async Task The_token_comes_before_the_limit_and_the_limit_before_the_gateway()
    {
        await using var off = await StartAnotherAsync(settings =>
        {
            settings["BRIDGE_URL"] = null;
            settings["RATE_LIMIT_PER_MINUTE"] = "1";
        });
        using var client = off.ClientWith(AccountToken);
        using var stranger = off.ClientWith("a-token-that-is-not-stored");

        (await stranger.ListAsync(Instance)).AssertError(401, "Invalid token");
        (await stranger.ListAsync(Instance)).AssertError(429, "Rate limit exceeded. Try again later.");
        (await client.ListAsync("unknown")).AssertError(503, ModuleOff);
        (await client.ListAsync("unknown")).AssertError(429, "Rate limit exceeded. Try again later.");
    }
}
