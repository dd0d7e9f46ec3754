using System.Text.Json;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.UnitTests.WebApi.Contracts;

public sealed class ActivationRequestValidatorTests
{
    private const string Required =
        """ "chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,"chatwootApiToken":"a-token","inboxName":"Orion" """;

    private static readonly string[] Texts = ["chatwootBaseUrl", "chatwootApiToken", "inboxName"];
    private static readonly string[] Flags = ["signMessages", "ignoreGroups", "startAsPending", "reopenResolved"];

    [Test]
    public void Accepts_a_request_without_flags() => Assert.That(FaultsOf($"{{{Required}}}"), Is.Empty);

    [Test]
    public void Requires_four_fields_that_are_neither_absent_nor_null()
    {
        string[] missing = ["ChatwootBaseUrl is required", "ChatwootAccountId is required", "ChatwootApiToken is required", "InboxName is required"];

        Assert.That(FaultsOf("{}"), Is.EqualTo(missing));
        Assert.That(FaultsOf("""{"chatwootBaseUrl":null,"chatwootAccountId":null,"chatwootApiToken":null,"inboxName":null}"""), Is.EqualTo(missing));
    }

    [Test]
    public void Takes_only_a_string_for_a_text([ValueSource(nameof(Texts))] string field, [Values("5", "true", "[\"a\"]", "{\"a\":1}", "\"\\ud800\"")] string json) =>
        Assert.That(FaultsOf($$"""{{{Required}},"{{field}}":{{json}}}"""), Is.EqualTo([$"{NameOf(field)} must be a string"]));

    [Test]
    public void Takes_true_false_and_null_for_a_flag([ValueSource(nameof(Flags))] string flag, [Values("true", "false", "null")] string json) =>
        Assert.That(FaultsOf($$"""{{{Required}},"{{flag}}":{{json}}}"""), Is.Empty);

    [Test]
    public void Takes_nothing_else_for_a_flag([ValueSource(nameof(Flags))] string flag, [Values("\"true\"", "1", "0", "\"\"", "[]", "{}")] string json) =>
        Assert.That(FaultsOf($$"""{{{Required}},"{{flag}}":{{json}}}"""), Is.EqualTo([$"{NameOf(flag)} must be true or false"]));

    [TestCase("chatwootBaseUrl", "\"ftp://chatwoot.example.com\"", "must be an absolute http or https URL with a host")]
    [TestCase("chatwootAccountId", "0", "must be an integer above 0")]
    [TestCase("chatwootAccountId", "\"five\"", "must be an integer above 0")]
    [TestCase("chatwootApiToken", "\" \"", "must be 1 to 512 printable characters")]
    [TestCase("inboxName", "\" \"", "must be 1 to 255 characters")]
    public void Applies_the_rule_of_each_field(string field, string json, string fault) =>
        Assert.That(FaultsOf($$"""{{{Required}},"{{field}}":{{json}}}"""), Is.EqualTo([$"{NameOf(field)} {fault}"]));

    private static string NameOf(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    private static IEnumerable<string> FaultsOf(string json) => new ActivationRequestValidator()
        .Validate(JsonSerializer.Deserialize<ActivationRequest>(json, JsonSerializerOptions.Web)!)
        .Errors
        .Select(fault => $"{fault.PropertyName} {fault.ErrorMessage}");
}
