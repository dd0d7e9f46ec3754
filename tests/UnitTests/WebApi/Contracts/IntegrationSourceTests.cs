using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.UnitTests.WebApi.Contracts;

public sealed class IntegrationSourceTests
{
    [TestCase(StatusSource.Live, "live")]
    [TestCase(StatusSource.NotFound, "local; reason=not-found")]
    [TestCase(StatusSource.Timeout, "local; reason=timeout")]
    [TestCase(StatusSource.Unreachable, "local; reason=unreachable")]
    [TestCase(StatusSource.BadResponse, "local; reason=bad-response")]
    [TestCase(StatusSource.NoBridgeId, "local; reason=no-bridge-id")]
    public void Names_the_source_of_a_status_and_its_reason(StatusSource source, string text) =>
        Assert.That(IntegrationSource.Of(source), Is.EqualTo(text));

    [Test]
    public void Has_a_text_of_its_own_for_each_source() =>
        Assert.That(Enum.GetValues<StatusSource>().Select(IntegrationSource.Of), Is.Unique);

    [Test]
    public void Travels_in_the_documented_header()
    {
        var header = IntegrationSource.Header;

        Assert.That(header, Is.EqualTo("X-Integration-Source"));
    }
}
