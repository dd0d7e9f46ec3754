using NUnit.Framework;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivationRequestTests
{
    [Test]
    public void Asks_for_what_it_says()
    {
        var token = new ApiToken(ChatwootToken);
        var form = AForm() with { ChatwootApiToken = token };

        var settings = form.ToSettings();

        Assert.That(settings, Is.EqualTo(new ChatwootSettings(
            "https://chatwoot.example.com", 5, token, "WhatsApp - Orion", false, false, false, false)));
    }

    [Test]
    public void Normalises_the_url_and_trims_the_inbox_name()
    {
        var form = AForm() with { ChatwootBaseUrl = "https://Chatwoot.Example.com/Chat/", InboxName = "  WhatsApp  " };

        var settings = form.ToSettings();

        Assert.That((settings.BaseUrl, settings.InboxName), Is.EqualTo(("https://chatwoot.example.com/Chat", "WhatsApp")));
    }

    [TestCase(true, false, false, false)]
    [TestCase(false, true, false, false)]
    [TestCase(false, false, true, false)]
    [TestCase(false, false, false, true)]
    public void Keeps_the_four_flags_apart(bool sign, bool ignore, bool pending, bool reopen)
    {
        var form = AForm() with { SignMessages = sign, IgnoreGroups = ignore, StartAsPending = pending, ReopenResolved = reopen };

        var settings = form.ToSettings();

        Assert.That(
            (settings.SignMessages, settings.IgnoreGroups, settings.StartAsPending, settings.ReopenResolved),
            Is.EqualTo((sign, ignore, pending, reopen)));
    }

    [Test]
    public void Is_not_turned_into_settings_while_it_breaks_a_rule()
    {
        var form = AForm() with { ChatwootBaseUrl = "ftp://chatwoot.example.com" };

        Assert.That(form.ToSettings, Throws.InvalidOperationException);
    }
}
