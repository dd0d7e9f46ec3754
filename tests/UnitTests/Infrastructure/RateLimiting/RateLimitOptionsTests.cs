using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.UnitTests.Infrastructure.RateLimiting;

public sealed class RateLimitOptionsTests
{
    private const string Embedded = "sqlite:ryze.db";
    private const string Server = "postgres://ryze@db/ryze";

    [TestCase(null, 100)]
    [TestCase(" ", 100)]
    [TestCase("0", 0)]
    [TestCase(" 250 ", 250)]
    [TestCase("2147483647", int.MaxValue)]
    public void Reads_how_many_requests_a_minute_has(string? value, int expected) =>
        Assert.That(Read(value, shared: null, Embedded).PerMinute, Is.EqualTo(expected));

    [TestCase("-1")]
    [TestCase("+1")]
    [TestCase("1.5")]
    [TestCase("1,000")]
    [TestCase("many")]
    [TestCase("2147483648")]
    [TestCase("0x10")]
    public void Wants_a_whole_number(string value) => Assert.That(
        () => Read(value, shared: null, Embedded),
        Throws.InstanceOf<InvalidSettingException>().With.Message.EqualTo("RATE_LIMIT_PER_MINUTE: must be a whole number, 0 or more"));

    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("false", false)]
    [TestCase("true", true)]
    [TestCase(" TRUE ", true)]
    public void Reads_whether_replicas_count_together(string? value, bool expected) =>
        Assert.That(Read(perMinute: null, value, Server).IsShared, Is.EqualTo(expected));

    [TestCase("1")]
    [TestCase("yes")]
    [TestCase("truee")]
    public void Wants_true_or_false(string value) => Assert.That(
        () => Read(perMinute: null, value, Server),
        Throws.InstanceOf<InvalidSettingException>().With.Message.EqualTo("RATE_LIMIT_SHARED: must be true or false"));

    [Test]
    public void Does_not_share_an_embedded_database() => Assert.That(
        () => Read(perMinute: null, "true", Embedded),
        Throws.InstanceOf<InvalidSettingException>()
            .With.Message.EqualTo("RATE_LIMIT_SHARED: needs PostgreSQL; an embedded database has one process only"));

    private static RateLimitOptions Read(string? perMinute, string? shared, string database)
    {
        var settings = Configured.With(("RATE_LIMIT_PER_MINUTE", perMinute), ("RATE_LIMIT_SHARED", shared));
        var options = new RateLimitOptions();
        options.Read(settings, Configured.Database(database));
        return options;
    }
}
