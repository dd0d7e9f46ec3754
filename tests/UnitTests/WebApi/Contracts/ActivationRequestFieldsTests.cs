using System.Text.Json;
using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.UnitTests.WebApi.Contracts;

public sealed class ActivationRequestFieldsTests
{
    [Test]
    public void Reads_each_field_by_the_name_that_callers_use()
    {
        var form = Read(
            """
            {"chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,"chatwootApiToken":"a-token","inboxName":"Orion",
            "signMessages":true,"ignoreGroups":false,"startAsPending":true,"reopenResolved":false}
            """);

        var token = form.ChatwootApiToken.Value;
        Assert.That(token.Reveal(), Is.EqualTo("a-token"));
        Assert.That(form.ToSettings(), Is.EqualTo(new ChatwootSettings(
            "https://chatwoot.example.com", 5, token, "Orion", true, false, true, false)));
    }

    [TestCase("{}")]
    [TestCase("""{"inboxName":null,"chatwootAccountId":null,"signMessages":null,"chatwootApiToken":null}""")]
    [TestCase("""{"inbox_name":"Orion","InboxName":"Orion"}""")]
    public void Takes_null_and_another_name_for_missing(string json)
    {
        var form = Read(json);

        Assert.That(
            (form.InboxName, form.ChatwootAccountId, form.SignMessages, form.ChatwootApiToken.HasValue),
            Is.EqualTo((default(Field<string>), default(Field<long>), default(Field<bool>), false)));
    }

    [TestCase("5", 5)]
    [TestCase("\"5\"", 5)]
    [TestCase("\"0005\"", 5)]
    [TestCase("-1", -1)]
    [TestCase("9223372036854775807", long.MaxValue)]
    public void Reads_an_account_as_a_number_or_a_string_of_digits(string json, long account) =>
        Assert.That(Read($$"""{"chatwootAccountId":{{json}}}""").ChatwootAccountId.Value, Is.EqualTo(account));

    [TestCase("5.5")]
    [TestCase("9223372036854775808")]
    [TestCase("\"-5\"")]
    [TestCase("\"+5\"")]
    [TestCase("\" 5\"")]
    [TestCase("\"5 \"")]
    [TestCase("\"\"")]
    [TestCase("\"five\"")]
    [TestCase("\"0x5\"")]
    [TestCase("true")]
    [TestCase("[5]")]
    [TestCase("{\"id\":5}")]
    public void Takes_nothing_else_for_an_account(string json) =>
        Assert.That(Read($$"""{"chatwootAccountId":{{json}}}""").ChatwootAccountId.IsMistyped, Is.True);

    [TestCase("true", true)]
    [TestCase("false", false)]
    public void Reads_a_flag(string json, bool flag) =>
        Assert.That(Read($$"""{"signMessages":{{json}}}""").SignMessages.Value, Is.EqualTo(flag));

    [TestCase("\"true\"")]
    [TestCase("1")]
    [TestCase("0")]
    [TestCase("\"\"")]
    [TestCase("[]")]
    [TestCase("{}")]
    public void Takes_nothing_else_for_a_flag(string json) =>
        Assert.That(Read($$"""{"signMessages":{{json}}}""").SignMessages.IsMistyped, Is.True);

    [TestCase("5")]
    [TestCase("true")]
    [TestCase("[\"text\"]")]
    [TestCase("{\"text\":\"text\"}")]
    [TestCase("\"\\ud800\"")]
    public void Takes_only_a_string_for_a_text_or_a_token(string json)
    {
        var form = Read($$"""{"inboxName":{{json}},"chatwootApiToken":{{json}}}""");

        Assert.That((form.InboxName.IsMistyped, form.ChatwootApiToken.IsMistyped), Is.EqualTo((true, true)));
    }

    [Test]
    public void Reads_on_after_a_fault_and_past_what_it_does_not_know()
    {
        var form = Read("""{"chatwootBaseUrl":{"a":[1,{}]},"extra":{"inboxName":"other"},"signMessages":[[]],"inboxName":"Orion"}""");

        Assert.That(
            (form.ChatwootBaseUrl.IsMistyped, form.SignMessages.IsMistyped, form.InboxName.Value), Is.EqualTo((true, true, "Orion")));
    }

    private static ActivationRequest Read(string json) => JsonSerializer.Deserialize(json, FormJson.Default.ActivationRequest)!;
}
