using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

public sealed class ApiTokenTests
{
    [Test]
    public void Reveals_its_value_on_request()
    {
        var token = new ApiToken(ChatwootToken);

        Assert.That(token.Reveal(), Is.EqualTo(ChatwootToken));
    }

    [Test]
    public void Is_not_printed_with_the_record_that_holds_it()
    {
        var settings = Settings();

        Assert.That($"{settings}", Does.Contain("[redacted]").And.Not.Contain(ChatwootToken));
    }

    [Test]
    public void Is_opened_only_when_it_is_asked_for()
    {
        var token = new ApiToken(() => throw new InvalidOperationException("opened"));

        Assert.That($"{token}", Is.EqualTo("[redacted]"));
    }

    [Test]
    public void Is_opened_once()
    {
        var opened = 0;
        var token = new ApiToken(() => $"opened {++opened}");

        var texts = new[] { token.Reveal(), token.Reveal() };

        Assert.That(texts, Is.All.EqualTo("opened 1"));
    }
}
