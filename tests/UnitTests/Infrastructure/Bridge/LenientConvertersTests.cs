using System.Text.Json;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class LenientConvertersTests
{
    [TestCase("\"int_1\"", "int_1")]
    [TestCase("\"\"", "")]
    [TestCase("\"a\\u00e7\\n\"", "aç\n")]
    [TestCase("42", "42")]
    [TestCase("-1.50e3", "-1.50e3")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    [TestCase("null", null)]
    [TestCase("true", null)]
    [TestCase("{\"a\":[1]}", null)]
    [TestCase("[\"int_1\"]", null)]
    [TestCase("\"\\ud800\"", null)]
    public void Reads_a_text_or_the_digits_of_a_number(string json, string? text) =>
        Assert.That(Read($$"""{"id":{{json}}}""").Id, Is.EqualTo(text));

    [TestCase("42", 42)]
    [TestCase("\"42\"", 42)]
    [TestCase("\"007\"", 7)]
    [TestCase("0", 0)]
    [TestCase("-5", -5)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("9223372036854775808", null)]
    [TestCase("\"9223372036854775808\"", null)]
    [TestCase("4.5", null)]
    [TestCase("\"\"", null)]
    [TestCase("\"-5\"", null)]
    [TestCase("\" 42\"", null)]
    [TestCase("\"42 \"", null)]
    [TestCase("\"4,2\"", null)]
    [TestCase("\"x\"", null)]
    [TestCase("null", null)]
    [TestCase("true", null)]
    [TestCase("[42]", null)]
    [TestCase("{\"id\":42}", null)]
    public void Reads_an_integer_or_a_text_of_digits(string json, long? number) =>
        Assert.That(Read($$"""{"inbox_id":{{json}}}""").InboxId, Is.EqualTo(number));

    [Test]
    public void Reads_every_field_and_ignores_what_it_does_not_know()
    {
        const string json =
            """{"extra":{"id":"other"},"id":7,"status":"paused","last_error":"late","inbox_id":"42","inbox_name":"Orion","more":[1,2]}""";

        Assert.That(Read(json), Is.EqualTo(new IntegrationBody("7", "paused", "late", 42, "Orion")));
    }

    [Test]
    public void Goes_on_after_a_field_of_another_type()
    {
        const string json = """{"id":{"deep":[{}]},"status":["active"],"last_error":{},"inbox_id":[[]],"inbox_name":"Orion"}""";

        Assert.That(Read(json), Is.EqualTo(new IntegrationBody(null, null, null, null, "Orion")));
    }

    private static IntegrationBody Read(string json) => JsonSerializer.Deserialize(json, BridgeJson.Default.IntegrationBody)!;
}
