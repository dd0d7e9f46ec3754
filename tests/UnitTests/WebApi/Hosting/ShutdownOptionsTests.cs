using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi.Hosting;

namespace RyzeChatwoot.UnitTests.WebApi.Hosting;

public sealed class ShutdownOptionsTests
{
    [TestCase(null, 0)]
    [TestCase(" ", 0)]
    [TestCase("0", 0)]
    [TestCase(" 60 ", 60)]
    public void Reads_the_delay(string? value, int seconds) => Assert.That(Read(value).Delay, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [Test]
    public void Leaves_requests_in_flight_60_s_after_the_delay() => Assert.That(Read("20").Timeout, Is.EqualTo(TimeSpan.FromSeconds(80)));

    [TestCase("-1")]
    [TestCase("61")]
    [TestCase("1.5")]
    [TestCase("5s")]
    public void Requires_whole_seconds_from_0_to_60(string value) => Assert.That(
        () => Read(value),
        Throws.InstanceOf<InvalidSettingException>()
            .With.Message.EqualTo("SHUTDOWN_DELAY_SECONDS: must be a whole number of seconds from 0 to 60"));

    private static ShutdownOptions Read(string? value)
    {
        var options = new ShutdownOptions();
        options.Read(Configured.With(("SHUTDOWN_DELAY_SECONDS", value)));
        return options;
    }
}
