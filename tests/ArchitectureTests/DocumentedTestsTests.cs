using System.Text.RegularExpressions;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ArchitectureTests;

/// <summary>The documents promise behaviour by naming the test that proves it; each such test exists.</summary>
public sealed partial class DocumentedTestsTests
{
    private static readonly string Sources = string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Test]
    public void Every_test_that_a_document_names_exists() => Assert.That(
        Documents().SelectMany(file => Missing(File.ReadAllText(file)).Select(name => $"{Path.GetFileName(file)}: {name}")),
        Is.Empty);

    [Test]
    public void Finds_the_names() => Assert.That(Documents().Sum(file => TestName().Count(File.ReadAllText(file))), Is.GreaterThan(50));

    [TestCase("`NoSuchTests`", "NoSuchTests")]
    [TestCase("`DocumentedTestsTests.No_such_test`", "DocumentedTestsTests.No_such_test")]
    public void Finds_a_missing_one(string text, string name) => Assert.That(Missing(text), Is.EqualTo([name]));

    private static IEnumerable<string> Missing(string text) => TestName().Matches(text)
        .Where(match => !IsThere($@"class {match.Groups["class"].Value}\b") || (match.Groups["method"] is { Success: true, Value: var method } && !IsThere($@" {method}\(")))
        .Select(match => match.Value)
        .Distinct();

    private static bool IsThere(string declaration) => Regex.IsMatch(Sources, declaration, RegexOptions.CultureInvariant);

    private static IEnumerable<string> Documents() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories);

    [GeneratedRegex(@"\b(?<class>(?!(Unit|Integration|Contract|Architecture)Tests)[A-Z]\w+Tests)(?!\w)(\.(?<method>[A-Z]\w+))?")]
    private static partial Regex TestName();
}
