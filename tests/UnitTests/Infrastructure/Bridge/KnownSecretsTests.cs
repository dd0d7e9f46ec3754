using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class KnownSecretsTests
{
    [Test]
    public void Masks_each_secret_of_the_process_and_the_one_of_the_call()
    {
        var secrets = new KnownSecrets(["first-secret", null, "second-secret"]);

        var clean = secrets.Clean("<b>first-secret</b>, second-secret, third-secret", "third-secret");

        Assert.That(clean, Is.EqualTo("[redacted], [redacted], [redacted]"));
    }

    [TestCase(null)]
    [TestCase("")]
    public void Makes_nothing_of_nothing(string? text) =>
        Assert.That(new KnownSecrets(["first-secret"]).Clean(text, "third-secret"), Is.EqualTo(""));
}
