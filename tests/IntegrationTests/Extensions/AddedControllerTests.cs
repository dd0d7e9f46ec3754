using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace RyzeChatwoot.IntegrationTests.Extensions;

/// <summary>A controller that is added without a word to the rest of the service gets the guarantees of the contract, sections 1 to 4.</summary>
[TestFixture(Database.Sqlite)]
public sealed class AddedControllerTests(Database kind) : ServiceTests(kind)
{
    private RunningService extended = null!;
    private ChatwootClient caller = null!;
    private ChatwootClient stranger = null!;

    [SetUp]
    public async Task StartExtendedAsync()
    {
        extended = await StartAnotherAsync(
            settings => settings["RATE_LIMIT_PER_MINUTE"] = "2",
            services: services =>
            {
                services.AddMvcCore().AddApplicationPart(typeof(ReportsController).Assembly);
                services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, KeyAuthenticationHandler>(KeyAuthenticationHandler.SchemeName, null);
            });
        caller = extended.ClientWith(AccountToken);
        stranger = extended.ClientWith(null);
    }

    [TearDown]
    public async Task StopExtendedAsync()
    {
        caller.Dispose();
        stranger.Dispose();
        await extended.DisposeAsync();
    }

    [Test]
    public async Task It_is_closed_without_a_valid_token_and_open_with_one()
    {
        using var unknown = extended.ClientWith("an-unknown-token");

        (await stranger.SendAsync(HttpMethod.Get, "api/reports/7")).AssertError(401, "Missing token in header");
        (await unknown.SendAsync(HttpMethod.Get, "api/reports/7")).AssertError(401, "Invalid token");
        var response = await caller.SendAsync(HttpMethod.Get, "api/reports/7");

        Assert.That($"{response}", Is.EqualTo("""200 application/json; charset=utf-8 {"id":7}"""));
    }

    [Test]
    public async Task It_is_limited()
    {
        var first = await caller.SendAsync(HttpMethod.Get, "api/reports/7");
        await caller.SendAsync(HttpMethod.Get, "api/reports/7");
        var third = await caller.SendAsync(HttpMethod.Get, "api/reports/7");

        Assert.That((first.Header("X-RateLimit-Limit"), first.Header("X-RateLimit-Remaining")), Is.EqualTo(("2", "1")));
        Assert.That(first.Header("X-RateLimit-Reset"), Is.Not.Null);
        third.AssertError(429, "Rate limit exceeded. Try again later.");
        Assert.That(int.Parse(third.Header("Retry-After")!, CultureInfo.InvariantCulture), Is.InRange(1, 60));
    }

    [TestCase("GET", "api/reports/0", 404, "not found")]
    [TestCase("GET", "api/reports/seven", 404, "not found")]
    [TestCase("POST", "api/reports/7", 405, "method not allowed")]
    [TestCase("GET", "api/reports/7?fault=crash", 500, "internal server error")]
    public async Task Its_errors_are_in_the_envelope(string method, string path, int status, string message) =>
        (await caller.SendAsync(new HttpMethod(method), path)).AssertError(status, message);

    [Test]
    public async Task It_is_in_the_OpenAPI_document()
    {
        var response = await stranger.SendAsync(HttpMethod.Get, "openapi/v1.json");

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.ReadJson().GetProperty("paths").TryGetProperty("/api/reports/{id}", out _), Is.True);
    }

    [Test]
    public async Task A_second_scheme_authenticates_its_own_routes_and_no_others()
    {
        HttpRequestMessage WithKey(string path) => new(HttpMethod.Get, path) { Headers = { { "X-Key", "valid" } } };

        var response = await stranger.SendAsync(WithKey("api/keys"));
        var elsewhere = await stranger.SendAsync(WithKey($"api/chatwoot/list/{Instance}"));

        Assert.That($"{response}", Is.EqualTo("""200 application/json; charset=utf-8 {"caller":"operator"}"""));
        elsewhere.AssertError(401, "Missing token in header");
    }
}
