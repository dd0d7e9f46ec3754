using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RyzeChatwoot.IntegrationTests.Health;

/// <summary>Checks that are added to the service's own (contract, section 9).</summary>
public sealed class HealthCheckTests() : ServiceTests(Database.Sqlite)
{
    private static readonly string[] Ready = ["ready"];

    [Test]
    public async Task An_added_check_appears_in_the_response()
    {
        var health = await GetHealthAsync(checks => checks.AddCheck("queue", () => HealthCheckResult.Healthy(), Ready));

        Assert.That((health.Status, ChecksOf(health)), Is.EqualTo((200, """{"db":"ok","queue":"ok"}""")));
    }

    [Test]
    public async Task An_added_check_that_fails_makes_the_service_degraded()
    {
        var health = await GetHealthAsync(checks => checks.AddCheck("queue", () => HealthCheckResult.Unhealthy("it is full"), Ready));

        Assert.That((health.Status, health.ReadJson().GetProperty("status").GetString()), Is.EqualTo((503, "degraded")));
        Assert.That(ChecksOf(health), Is.EqualTo("""{"db":"ok","queue":"fail: it is full"}"""));
    }

    [Test]
    public async Task The_message_of_an_exception_is_not_shown()
    {
        var health = await GetHealthAsync(checks => checks.AddCheck("queue", () => throw new InvalidOperationException("password=secret"), Ready));

        Assert.That((health.Status, ChecksOf(health)), Is.EqualTo((503, """{"db":"ok","queue":"fail: the check failed"}""")));
    }

    [Test]
    public async Task A_check_without_the_tag_is_not_part_of_it()
    {
        var health = await GetHealthAsync(checks => checks.AddCheck("queue", () => HealthCheckResult.Unhealthy("it is full")));

        Assert.That((health.Status, ChecksOf(health)), Is.EqualTo((200, """{"db":"ok"}""")));
    }

    private static string ChecksOf(Response health) => health.ReadJson().GetProperty("checks").GetRawText();

    private async Task<Response> GetHealthAsync(Action<IHealthChecksBuilder> add)
    {
        await using var service = await StartAnotherAsync(services: services => add(services.AddHealthChecks()));
        using var client = service.ClientWith(token: null);
        return await client.SendAsync(HttpMethod.Get, "health");
    }
}
