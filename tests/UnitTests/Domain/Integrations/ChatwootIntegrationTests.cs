using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Domain.Integrations;

public sealed class ChatwootIntegrationTests
{
    [Test]
    public void Takes_over_what_the_bridge_says_and_nothing_else()
    {
        var row = AnIntegration() with { InboxId = 0 };

        var enriched = row.EnrichedWith(new LiveStatus(IntegrationStatus.Error, "inbox deleted", 9));

        Assert.That(enriched, Is.EqualTo(row with { Status = IntegrationStatus.Error, LastError = "inbox deleted", InboxId = 9 }));
    }

    [TestCase(0, 0, 0)]
    [TestCase(0, 9, 9)]
    [TestCase(42, 0, 42)]
    [TestCase(42, 9, 42)]
    public void Never_replaces_a_known_inbox_id(long known, long live, long expected)
    {
        var row = AnIntegration() with { InboxId = known };

        var enriched = row.EnrichedWith(ALiveStatus() with { InboxId = live });

        Assert.That(enriched.InboxId, Is.EqualTo(expected));
    }

    [Test]
    public void Is_unchanged_where_the_live_values_are_the_same()
    {
        var row = AnIntegration();

        var enriched = row.EnrichedWith(ALiveStatus());

        Assert.That(enriched, Is.EqualTo(row));
    }
}
