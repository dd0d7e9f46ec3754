using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

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
            SwitchOff(settings);
            settings["RATE_LIMIT_PER_MINUTE"] = "1";
        });
        using var client = off.ClientWith(AccountToken);
        using var stranger = off.ClientWith("a-token-that-is-not-stored");

        (await stranger.ListAsync(Instance)).AssertError(401, "Invalid token");
        (await stranger.ListAsync(Instance)).AssertError(429, "Rate limit exceeded. Try again later.");
        (await client.ListAsync("unknown")).AssertError(503, ModuleOff);
        (await client.ListAsync("unknown")).AssertError(429, "Rate limit exceeded. Try again later.");
    }

    [TestCase("BRIDGE_URL")]
    [TestCase("BRIDGE_TOKEN")]
    public async Task The_gateway_comes_before_the_instance(string missing)
    {
        await using var off = await StartAnotherAsync(settings => settings[missing] = null);

        // An unknown instance with the account's token, a foreign one with the instance's.
        foreach (var token in (string[])[AccountToken, InstanceToken])
        {
            using var client = off.ClientWith(token);
            foreach (var route in ApiRoute.All)
            {
                (await route.SendAsync(client, "unknown")).AssertError(503, route.ModuleOff);
            }
        }
    }

    [Test]
    public async Task A_probe_with_any_name_shows_whether_the_module_is_on()
    {
        await using var off = await StartAnotherAsync(SwitchOff);
        using var probe = off.ClientWith(AccountToken);

        Assert.That((await probe.ListAsync("any-name")).Status, Is.EqualTo(503));
        Assert.That((await Client.ListAsync("any-name")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task The_instance_comes_before_the_integration()
    {
        (await Client.ListAsync("unknown")).AssertError(404, "instance not found");
        (await Client.DeleteAsync("unknown")).AssertError(404, "instance not found");
        (await Client.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
        (await Client.DeleteAsync(Instance)).AssertError(404, "no chatwoot integration to delete");
        Assert.That(Bridge.Calls, Is.Empty);
    }

    private static void SwitchOff(Dictionary<string, string?> settings) =>
        (settings["BRIDGE_URL"], settings["BRIDGE_TOKEN"]) = (null, null);
}
