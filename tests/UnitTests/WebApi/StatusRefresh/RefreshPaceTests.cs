using Microsoft.Extensions.Time.Testing;
using RyzeChatwoot.WebApi.StatusRefresh;

namespace RyzeChatwoot.UnitTests.WebApi.StatusRefresh;

[TestFixture]
public sealed class RefreshPaceTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider clock = new();
    private readonly RefreshPace pace;

    public RefreshPaceTests() => pace = new RefreshPace(clock);

    [TestCase(1200, 0, 25, TestName = "A quarter faster than the interval requires")]
    [TestCase(1200, 6, 80, TestName = "Four times as fast while integrations are late")]
    [TestCase(9600, 0, 200, TestName = "As fast for ten thousand integrations in less than a minute")]
    [TestCase(3, 0, 1, TestName = "Once a second where there are few")]
    public void Reads_in_a_second(int integrations, int lateSeconds, int expected)
    {
        pace.Adjust(integrations, Minute, TimeSpan.FromSeconds(lateSeconds));
        pace.Take(RefreshPace.Capacity);

        var taken = 0;
        for (var elapsed = pace.Tick; elapsed <= TimeSpan.FromSeconds(1); elapsed += pace.Tick)
        {
            clock.Advance(pace.Tick);
            taken += pace.Take(RefreshPace.Capacity);
        }

        Assert.That(taken, Is.EqualTo(expected).Within(RefreshPace.Capacity / 2));
    }

    [Test]
    public void A_pause_is_not_followed_by_a_burst()
    {
        pace.Adjust(6000, Minute, TimeSpan.Zero);
        clock.Advance(TimeSpan.FromHours(1));

        Assert.That(pace.Take(100), Is.EqualTo(8));
        Assert.That(pace.Take(100), Is.Zero);
    }

    [Test]
    public void What_is_not_taken_is_kept()
    {
        pace.Adjust(480, Minute, TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(pace.Take(2), Is.EqualTo(2));
        Assert.That(pace.Take(100), Is.EqualTo(6));
    }
}
