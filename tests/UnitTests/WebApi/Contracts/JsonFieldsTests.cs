using System.Text.Json;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.UnitTests.WebApi.Contracts;

public sealed class JsonFieldsTests
{
    [TestCase("5", 5)]
    [TestCase("5.0", 5)]
    [TestCase("5e0", 5)]
    [TestCase("50E-1", 5)]
    [TestCase("0.5e+1", 5)]
    [TestCase("5.0000000000000000000000000000000000", 5)]
    [TestCase("-1", -1)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("9223372036854775807.0", long.MaxValue)]
    [TestCase("\"5\"", 5)]
    [TestCase("\"0005\"", 5)]
    [TestCase("\"999999999999999999\"", 999999999999999999)]
    public void Reads_a_whole_number_however_it_is_written(string json, long number) => Assert.That(Parse(json).AsWholeNumber(), Is.EqualTo(number));

    [TestCase("5.5")]
    [TestCase("5.0000000000000000000000000001")]
    [TestCase("5e-1")]
    [TestCase("9223372036854775808")]
    [TestCase("1e400")]
    [TestCase("1e99999999999")]
    [TestCase("\"9999999999999999999\"")]
    [TestCase("\"5.0\"")]
    [TestCase("\"5e0\"")]
    [TestCase("\"-5\"")]
    [TestCase("\"+5\"")]
    [TestCase("\" 5\"")]
    [TestCase("\"5\\n\"")]
    [TestCase("\"5\\u0000\"")]
    [TestCase("\"\"")]
    [TestCase("\"five\"")]
    [TestCase("\"\\u0665\"")]
    [TestCase("\"\\ud800\"")]
    [TestCase("true")]
    [TestCase("null")]
    [TestCase("[5]")]
    [TestCase("{\"id\":5}")]
    public void Takes_nothing_else_for_a_whole_number(string json) => Assert.That(Parse(json).AsWholeNumber(), Is.Null);

    [Test]
    public void Takes_absent_and_null_for_missing()
    {
        Assert.That(default(JsonElement).IsMissing(), Is.True);
        Assert.That(Parse("null").IsMissing(), Is.True);
        Assert.That(Parse("\"\"").IsMissing(), Is.False);
    }

    private static JsonElement Parse(string json) => JsonElement.Parse(json);
}
