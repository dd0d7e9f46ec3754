namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>Section 5, step 8 of the contract: when the circuit opens.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadCircuitTests
{
    private readonly ReadCircuitFixture fixture = new();

    [Test]
    public void Opens_at_the_third_failure()
    {
        fixture.Fail(2);
        Assert.That(fixture.Circuit.IsOpen, Is.False);

        fixture.Fail(1);

        Assert.That(fixture.Circuit.IsOpen, Is.True);
        var isTrialDue = fixture.Circuit.TryStartTrial();
        Assert.That(isTrialDue, Is.False);
    }

    [TestCase(3, 3)]
    [TestCase(4, 4)]
    [TestCase(1000, 10, Description = "Only the last 20 reads count.")]
    public void Opens_when_half_of_the_last_20_reads_have_failed_and_no_earlier(int successes, int failures)
    {
        fixture.Succeed(successes);
        fixture.Fail(failures - 1);
        Assert.That(fixture.Circuit.IsOpen, Is.False);

        fixture.Fail(1);

        Assert.That(fixture.Circuit.IsOpen, Is.True);
    }

    [Test]
    public void A_success_never_opens_it_even_where_most_reads_of_the_minute_failed()
    {
        fixture.Succeed(4);
        fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        fixture.Fail(3);
        fixture.Clock.Advance(TimeSpan.FromSeconds(51));

        fixture.Succeed(1);

        Assert.That(fixture.Circuit.IsOpen, Is.False);
    }

    [TestCase(58, true)]
    [TestCase(60, false)]
    [TestCase(61, false)]
    [TestCase(95, false)]
    public void Only_failures_within_a_minute_count(int secondsLater, bool opens)
    {
        fixture.Fail(2);
        fixture.Clock.Advance(TimeSpan.FromSeconds(secondsLater));

        fixture.Fail(1);

        Assert.That(fixture.Circuit.IsOpen, Is.EqualTo(opens));
    }

    [Test]
    public void Successes_of_earlier_minutes_do_not_count_either()
    {
        fixture.Succeed(100);
        fixture.Clock.Advance(TimeSpan.FromSeconds(61));

        fixture.Fail(3);

        Assert.That(fixture.Circuit.IsOpen, Is.True);
    }

    [Test]
    public void Failures_that_are_spread_over_a_minute_count_together()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.That(fixture.Circuit.IsOpen, Is.False);
            fixture.Fail(1);
            fixture.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.That(fixture.Circuit.IsOpen, Is.True);
    }
}
