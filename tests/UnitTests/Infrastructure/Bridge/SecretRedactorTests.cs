using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class SecretRedactorTests
{
    [Test]
    public void Masks_each_secret_of_the_process_and_the_one_of_the_call()
    {
        var secrets = new SecretRedactor(["first-secret", null, "second-secret"]);

        var clean = secrets.Sanitize("<b>first-secret,</b> second-secret, third-secret", "third-secret");

        Assert.That(clean, Is.EqualTo("[redacted], [redacted], [redacted]"));
    }

    [TestCase(null)]
    [TestCase("")]
    public void Returns_nothing_for_nothing(string? text) =>
        Assert.That(new SecretRedactor(["first-secret"]).Sanitize(text, "third-secret"), Is.EqualTo(""));
}
