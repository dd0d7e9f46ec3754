namespace RyzeChatwoot.ContractTests.Health;

/// <summary>Contract, section 9.</summary>
public sealed class HealthTests : ContractTest
{
    [Test]
    public async Task Ok() => Verify(await GetAsync());

    [Test]
    public async Task Ok_after_days()
    {
        Clock.Advance(new TimeSpan(days: 3, hours: 4, minutes: 5, seconds: 6));

        Verify(await GetAsync());
    }

    [Test]
    public async Task Degraded_without_a_database()
    {
        RemoveDatabase();

        Verify(await GetAsync());
    }

    [Test]
    public async Task Degraded_without_a_database_for_HEAD()
    {
        RemoveDatabase();

        Verify(await Client.SendAsync(HttpMethod.Head, "/health"));
    }

    [Test]
    public async Task Live() => Verify(await Client.SendAsync(HttpMethod.Get, "/health/live"));

    private Task<Response> GetAsync() => Client.SendAsync(HttpMethod.Get, "/health");
}
