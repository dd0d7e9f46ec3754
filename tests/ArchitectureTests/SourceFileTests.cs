using Microsoft.CodeAnalysis;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class SourceFileTests
{
    [Test]
    public void Every_file_of_src_can_be_parsed() => Assert.That(
        SourceFile.All.Where(file => file.Tree.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error)), Is.Empty);

    [TestCase("Domain")]
    [TestCase("Application")]
    [TestCase("Infrastructure")]
    [TestCase("WebApi")]
    [TestCase("Client")]
    public void Finds_the_files_of_a_layer(string folder) => Assert.That(SourceFile.Below(folder), Is.Not.Empty);
}
