using Microsoft.Extensions.Configuration;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi.StatusRefresh;

namespace RyzeChatwoot.UnitTests.WebApi.StatusRefresh;

[TestFixture]
public sealed class StatusRefreshOptionsTests
{
    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("0", null)]
    [TestCase("1", 1)]
    [TestCase(" 1440 ", 1440)]
    public void Reads_whole_minutes(string? text, int? minutes) =>
        Assert.That(Read(text).Interval, Is.EqualTo(minutes is { } whole ? TimeSpan.FromMinutes(whole) : (TimeSpan?)null));

    [TestCase("1441")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("5m")]
    [TestCase("99999999999")]
    public void Refuses_anything_else(string text) => Assert.That(
        () => Read(text),
        Throws.TypeOf<InvalidSettingException>().With.Message.EqualTo(
            "STATUS_REFRESH_MINUTES: must be a whole number of minutes from 0, which is off, to 1440"));

    private static StatusRefreshOptions Read(string? text)
    {
        var options = new StatusRefreshOptions();
        options.Read(new ConfigurationBuilder().AddInMemoryCollection([new("STATUS_REFRESH_MINUTES", text)]).Build());
        return options;
    }
}
