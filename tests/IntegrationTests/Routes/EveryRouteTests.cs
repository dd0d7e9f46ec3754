using System.Globalization;
using System.Text;

namespace RyzeChatwoot.IntegrationTests.Routes;

/// <summary>Access, order of checks and limits (contract, sections 2 to 4), for each route of <see cref="ApiRoute.All"/>.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class EveryRouteTests(Database kind) : ServiceTests(kind)
{
    private const string UnknownToken = "a-token-that-is-not-stored";

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task Needs_a_token(ApiRoute route)
    {
        using var anonymous = Service.ClientWith(null);

        var response = await route.SendAsync(anonymous, Instance);

        response.AssertError(401, "Missing token in header");
        Assert.That(response.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
    }

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task Refuses_an_unknown_token(ApiRoute route)
    {
        using var stranger = Service.ClientWith(UnknownToken);

        (await route.SendAsync(stranger, Instance)).AssertError(401, "Invalid token");
    }

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task Refuses_an_instance_token_on_another_instance_whether_it_exists_or_not(ApiRoute route)
    {
        await Service.AddInstanceAsync(Account, "vendas");
        using var narrow = Service.ClientWith(InstanceToken);

        (await route.SendAsync(narrow, "vendas")).AssertError(403, "Instance token does not match this instance");
        (await route.SendAsync(narrow, "unknown")).AssertError(403, "Instance token does not match this instance");
        Assert.That(Bridge.Calls, Is.Empty);
    }

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task Hides_an_instance_of_another_account(ApiRoute route)
    {
        await Service.AddAccountAsync("rival");
        await Service.AddInstanceAsync("rival", "vendas");

        (await route.SendAsync(Client, "vendas")).AssertError(404, "instance not found");
        Assert.That(Bridge.Calls, Is.Empty);
    }

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task Checks_the_token_before_the_module(ApiRoute route)
    {
        await using var off = await StartAnotherAsync(settings => settings["BRIDGE_URL"] = null);
        using var stranger = off.ClientWith(UnknownToken);

        (await route.SendAsync(stranger, Instance)).AssertError(401, "Invalid token");
    }

    [Test]
    public async Task Checks_the_module_before_the_instance_and_the_body(
        [ValueSource(typeof(ApiRoute), nameof(ApiRoute.All))] ApiRoute route, [Values("BRIDGE_URL", "BRIDGE_TOKEN")] string missing)
    {
        await using var off = await StartAnotherAsync(settings => settings[missing] = null);

        foreach (var token in (string[])[AccountToken, InstanceToken])
        {
            using var client = off.ClientWith(token);
            (await route.SendAsync(client, "unknown", Broken())).AssertError(503, route.ModuleOff);
            (await route.SendAsync(client, Instance, Broken())).AssertError(503, route.ModuleOff);
        }
    }

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task Checks_the_instance_before_the_body(ApiRoute route)
    {
        using var narrow = Service.ClientWith(InstanceToken);

        (await route.SendAsync(Client, "unknown", Broken())).AssertError(404, "instance not found");
        (await route.SendAsync(narrow, "unknown", Broken())).AssertError(403, "Instance token does not match this instance");
        (await route.SendAsync(narrow, "odd.name", Broken())).AssertError(404, "instance not found");
        (await route.SendAsync(Client, "unknown", Broken(new string('x', 70_000)))).AssertError(404, "instance not found");
        Assert.That(Bridge.Calls, Is.Empty);
        Assert.That(await Data.RowsAsync(), Is.Empty);
    }

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task Counts_every_response_and_refuses_beyond_the_limit(ApiRoute route)
    {
        await using var limited = await StartAnotherAsync(settings => settings["RATE_LIMIT_PER_MINUTE"] = "1");
        using var client = limited.ClientWith(AccountToken);

        var counted = await route.SendAsync(client, "unknown");
        var refused = await route.SendAsync(client, "unknown");

        counted.AssertError(404, "instance not found");
        refused.AssertError(429, "Rate limit exceeded. Try again later.");
        foreach (var response in (Response[])[counted, refused])
        {
            Assert.That(response.Header("X-RateLimit-Limit"), Is.EqualTo("1"));
            Assert.That(response.Header("X-RateLimit-Remaining"), Is.EqualTo("0"));
            Assert.That(long.Parse(response.Header("X-RateLimit-Reset")!, CultureInfo.InvariantCulture), Is.GreaterThan(1_700_000_000));
        }

        Assert.That(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), Is.InRange(1, 60));
    }

    private static StringContent Broken(string body = "{") => new(body, Encoding.UTF8, "application/json");
}
