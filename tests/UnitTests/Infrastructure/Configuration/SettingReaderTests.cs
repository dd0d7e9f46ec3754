using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.UnitTests.Infrastructure.Configuration;

public sealed class SettingReaderTests
{
    [TestCase("value", "value")]
    [TestCase("  value\n", "value")]
    [TestCase("two words", "two words")]
    [TestCase("host=db password='two words'", "host=db password='two words'")]
    [TestCase("", null)]
    [TestCase(" \t ", null)]
    [TestCase(null, null)]
    public void Trims_a_text_and_takes_a_blank_one_for_absent(string? value, string? read) =>
        Assert.That(Configured.With(("SOME_SETTING", value)).Text("SOME_SETTING"), Is.EqualTo(read));

    [TestCase("\"abc\"")]
    [TestCase("'abc'")]
    [TestCase(" \"abc\" ")]
    [TestCase("“abc”")]
    [TestCase("`abc`")]
    [TestCase("\"abc")]
    public void Refuses_a_value_in_quotes_and_does_not_repeat_it(string value) => Assert.That(
        () => Configured.With(("SOME_SETTING", value)).Text("SOME_SETTING"),
        Throws.InstanceOf<InvalidSettingException>().With.Message.EqualTo(
            "SOME_SETTING: must not be in quotes; remove the quotes that are part of the value"));

    [Test]
    public void Knows_nothing_of_a_setting_that_is_not_there()
    {
        var settings = Configured.With();

        Assert.That((settings.Text("SOME_SETTING"), settings.HttpUrl("SOME_SETTING")), Is.EqualTo(((string?)null, (Uri?)null)));
    }

    [TestCase("http://localhost:5080")]
    [TestCase("https://bridge.example.com/prefix/")]
    [TestCase("http://[::1]:5080")]
    public void Reads_an_http_url(string url) =>
        Assert.That(Configured.With(("SOME_URL", url)).HttpUrl("SOME_URL"), Is.EqualTo(new Uri(url)));

    [TestCase("bridge.example.com")]
    [TestCase("/prefix")]
    [TestCase("ftp://bridge.example.com")]
    [TestCase("https://")]
    [TestCase("https://user:s3cr3t@bridge.example.com")]
    [TestCase("https://bridge.example.com/?key=s3cr3t")]
    [TestCase("https://bridge.example.com/#s3cr3t")]
    public void Names_the_setting_whose_url_makes_no_sense_and_does_not_repeat_it(string url)
    {
        var settings = Configured.With(("SOME_URL", url));

        var fault = Assert.Throws<InvalidSettingException>(() => settings.HttpUrl("SOME_URL"))!;

        Assert.That(fault.Setting, Is.EqualTo("SOME_URL"));
        Assert.That(fault.Message, Is.EqualTo("SOME_URL: must be an absolute http or https URL without user info, query or fragment"));
    }
}
