using System.Text.Json;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.UnitTests.WebApi.Contracts;

public sealed class ActivationRequestTests
{
    [TestCase(true, false, false, false)]
    [TestCase(false, true, false, false)]
    [TestCase(false, false, true, false)]
    [TestCase(false, false, false, true)]
    public void Keeps_the_four_flags_apart(bool sign, bool ignore, bool pending, bool reopen)
    {
        var request = Read(JsonSerializer.Serialize(new
        {
            chatwootBaseUrl = "https://chatwoot.example.com",
            chatwootAccountId = 5,
            chatwootApiToken = "a-token",
            inboxName = "Orion",
            signMessages = sign,
            ignoreGroups = ignore,
            startAsPending = pending,
            reopenResolved = reopen,
        }));

        var settings = request.ToSettings();

        Assert.That(
            (settings.SignMessages, settings.IgnoreGroups, settings.StartAsPending, settings.ReopenResolved),
            Is.EqualTo((sign, ignore, pending, reopen)));
    }

    [Test]
    public void Converts_to_settings()
    {
        var request = Read(
            """
            {"chatwootBaseUrl":"https://chatwoot.example.com/","chatwootAccountId":"5","chatwootApiToken":" a-token ","inboxName":"Orion",
            "signMessages":true,"ignoreGroups":false,"startAsPending":true,"reopenResolved":null}
            """);

        var settings = request.ToSettings();

        Assert.That(
            (settings.BaseUrl, settings.AccountId, settings.ApiToken.Reveal(), settings.InboxName),
            Is.EqualTo(("https://chatwoot.example.com", 5, "a-token", "Orion")));
        Assert.That(
            (settings.SignMessages, settings.IgnoreGroups, settings.StartAsPending, settings.ReopenResolved),
            Is.EqualTo((true, false, true, false)));
    }

    [Test]
    public void Does_not_become_settings_while_it_breaks_a_rule() =>
        Assert.That(Read("""{"inboxName":"Orion"}""").ToSettings, Throws.InvalidOperationException);

    [TestCase("{}")]
    [TestCase("""{"chatwootApiToken":"s3cr3t"}""")]
    public void Prints_no_field(string json) => Assert.That($"{Read(json)}", Is.EqualTo("[redacted]"));

    private static ActivationRequest Read(string json) => JsonSerializer.Deserialize<ActivationRequest>(json, JsonSerializerOptions.Web)!;
}
