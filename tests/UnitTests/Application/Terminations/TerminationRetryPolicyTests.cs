using RyzeChatwoot.Application.Terminations;

namespace RyzeChatwoot.UnitTests.Application.Terminations;

/// <summary>Section 6, step 4 of the contract: growing pauses, and a warning now and then.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TerminationRetryPolicyTests
{
    [TestCase(-60, 2)]
    [TestCase(0, 2)]
    [TestCase(8, 2)]
    [TestCase(40, 10)]
    [TestCase(600, 150)]
    [TestCase(2400, 600)]
    [TestCase(864000, 600)]
    public void Pauses_are_a_quarter_of_the_age_between_2_seconds_and_10_minutes(int ageInSeconds, int expectedSeconds)
    {
        var pause = TerminationRetryPolicy.PauseAfter(TimeSpan.FromSeconds(ageInSeconds), jitter: 1);

        Assert.That(pause, Is.EqualTo(TimeSpan.FromSeconds(expectedSeconds)));
    }

    [Test]
    public void Jitter_shortens_a_pause_by_at_most_a_fifth()
    {
        var age = TimeSpan.FromSeconds(400);

        var pauses = Enumerable.Range(0, 101).Select(i => TerminationRetryPolicy.PauseAfter(age, i / 100.0)).ToArray();

        Assert.That(pauses[0], Is.EqualTo(TimeSpan.FromSeconds(80)));
        Assert.That(pauses[^1], Is.EqualTo(TimeSpan.FromSeconds(100)));
        Assert.That(pauses, Is.Ordered.And.Unique);
    }

    [Test]
    public void A_pause_never_shrinks_as_an_entry_grows_older()
    {
        var pauses = Enumerable.Range(0, 4000).Select(seconds => TerminationRetryPolicy.PauseAfter(TimeSpan.FromSeconds(seconds), jitter: 0.5));

        Assert.That(pauses, Is.Ordered);
    }

    [Test]
    public void A_lease_outlasts_an_attempt() =>
        Assert.That(TerminationRetryPolicy.Lease, Is.GreaterThan(TerminationRetryPolicy.AttemptBudget + TimeSpan.FromSeconds(5)));

    [Test]
    public void No_warning_within_the_first_hour() =>
        Assert.That(Enumerable.Range(1, 1000).Where(attempts => TerminationRetryPolicy.IsWorthWarning(TimeSpan.FromMinutes(59.9), attempts)), Is.Empty);

    [Test]
    public void Whatever_the_jitter_there_is_at_most_one_warning_an_hour_and_one_every_three()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var warnings = WarningsOfAWeek(new Random(seed));

            var gaps = warnings.Zip(warnings.Skip(1), (earlier, later) => later - earlier);
            Assert.That(warnings[0], Is.LessThan(TimeSpan.FromHours(3)), $"seed {seed}");
            Assert.That(gaps, Is.All.GreaterThanOrEqualTo(TimeSpan.FromHours(1)).And.All.LessThan(TimeSpan.FromHours(3)), $"seed {seed}");
        }
    }

    /// <summary>Lets a bridge fail for a week; attempts take from nothing to their whole budget.</summary>
    private static List<TimeSpan> WarningsOfAWeek(Random random)
    {
        var warnings = new List<TimeSpan>();
        var age = TimeSpan.FromSeconds(random.Next(0, 40));
        for (var attempts = 1; age < TimeSpan.FromDays(7); attempts++)
        {
            age += TerminationRetryPolicy.AttemptBudget * random.NextDouble();
            if (TerminationRetryPolicy.IsWorthWarning(age, attempts))
            {
                warnings.Add(age);
            }

            age += TerminationRetryPolicy.PauseAfter(age, random.NextDouble());
        }

        return warnings;
    }
}
