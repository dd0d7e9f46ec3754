using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>Contract, section 9.</summary>
public sealed class Health : ContractTest
{
    [Test]
    public async Task Ok() => Verify(await GetAsync());

    [Test]
    public async Task Ok_after_days()
    {
        Service.Clock.Move(new TimeSpan(days: 3, hours: 4, minutes: 5, seconds: 6));

        Verify(await GetAsync());
    }

    [Test]
    public async Task Degraded_without_a_database()
    {
        Service.RemoveDatabase();

        Verify(await GetAsync());
    }

    [Test]
    public async Task Degraded_without_a_database_for_HEAD()
    {
        Service.RemoveDatabase();

        Verify(await Caller.SendAsync(HttpMethod.Head, "/health"));
    }

    [Test]
    public async Task Live() => Verify(await Caller.SendAsync(HttpMethod.Get, "/health/live"));

    private Task<Answer> GetAsync() => Caller.SendAsync(HttpMethod.Get, "/health");
}
