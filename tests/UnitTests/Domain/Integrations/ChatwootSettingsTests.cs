using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

public sealed class ChatwootSettingsTests
{
    [Test]
    public void Trims_token_and_inbox_name_and_normalises_the_url()
    {
        var settings = ValueOf(ChatwootSettings.Create(" https://Chatwoot.Example.com/Chat/ ", 5, $"\t{ChatwootToken} \n", "  WhatsApp  "));

        Assert.That(
            (settings.BaseUrl, settings.AccountId, settings.ApiToken.Reveal(), settings.InboxName),
            Is.EqualTo(("https://chatwoot.example.com/Chat", 5, ChatwootToken, "WhatsApp")));
    }

    [Test]
    public void Cannot_be_made_while_a_field_breaks_its_rule_and_says_so_for_each()
    {
        var result = ChatwootSettings.Create("ftp://chatwoot.example.com", 0, "a\0b", " ");

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(
            FailureKind.Invalid,
            "invalid body: chatwootBaseUrl must be an absolute http or https URL with a host; chatwootAccountId must be an integer above 0; "
            + "chatwootApiToken must be 1 to 512 printable characters; inboxName must be 1 to 255 characters")));
    }

    [Test]
    public void Repeats_no_value_in_a_failure()
    {
        var result = ChatwootSettings.Create(ChatwootToken, 5, $"{ChatwootToken}\0", ChatwootToken.PadRight(256, 'x'));

        Assert.That(FailureOf(result).Message, Does.Not.Contain(ChatwootToken));
    }

    [Test]
    public void Has_no_other_way_in_for_a_field_that_has_a_rule()
    {
        var settable = typeof(ChatwootSettings).GetProperties().Where(property => property.CanWrite);

        Assert.That(typeof(ChatwootSettings).GetConstructors(), Is.Empty);
        Assert.That(settable.Select(property => property.PropertyType), Is.All.EqualTo(typeof(bool)));
    }
}
