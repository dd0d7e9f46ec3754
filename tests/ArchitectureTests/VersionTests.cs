using RyzeChatwoot.Application;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ArchitectureTests;

/// <summary>Files that repeat the version of the build.</summary>
public sealed class VersionTests
{
    [TestCase("Dockerfile", "ARG VERSION={0}\n")]
    [TestCase("CHANGELOG.md", "## [{0}] - ")]
    [TestCase("docs/api.md", "{{\"status\":\"ok\",\"version\":\"{0}\"}}")]
    public void They_name_the_version_that_is_built(string file, string line) =>
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, file)), Does.Contain(string.Format(null, line, ServiceVersion.Text)));
}
