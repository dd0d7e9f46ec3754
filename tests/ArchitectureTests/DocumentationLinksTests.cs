using System.Text.RegularExpressions;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ArchitectureTests;

/// <summary>Links between the documents of this repository lead to files and headings that exist.</summary>
public sealed partial class DocumentationLinksTests
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "artifacts", ".git"];

    [Test]
    public void Every_link_leads_somewhere()
    {
        var broken = Documents().SelectMany(BrokenLinks).ToList();

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Finds_the_links() => Assert.That(Documents().SelectMany(LinksOf).Count(), Is.GreaterThan(100));

    [TestCase("[a file](missing.md)", "missing.md")]
    [TestCase("[a heading](#missing)", "#missing")]
    [TestCase("[a heading elsewhere](README.md#missing)", "README.md#missing")]
    public void Finds_a_broken_link(string text, string link) =>
        Assert.That(LinksIn(text).Where(target => !Exists(Repository.Root, text, target)), Is.EqualTo([link]));

    [TestCase("## Who may call", "#who-may-call")]
    [TestCase("## `POST /api/{x}`", "#post-apix")]
    [TestCase("# BRIDGE_URL and BRIDGE_TOKEN", "#bridge_url-and-bridge_token")]
    public void Knows_the_anchor_of_a_heading(string heading, string link) =>
        Assert.That(Exists(Repository.Root, heading, link), Is.True);

    private static IEnumerable<string> Documents() => Directory
        .EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(Skipped.Contains));

    private static IEnumerable<string> LinksOf(string document) => LinksIn(File.ReadAllText(document));

    private static IEnumerable<string> BrokenLinks(string document)
    {
        var text = File.ReadAllText(document);
        return LinksIn(text)
            .Where(link => !Exists(Path.GetDirectoryName(document)!, text, link))
            .Select(link => $"{Path.GetRelativePath(Repository.Root, document)}: {link}");
    }

    private static IEnumerable<string> LinksIn(string text) => Link().Matches(CodeBlock().Replace(text, ""))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal));

    private static bool Exists(string folder, string text, string link)
    {
        var (path, anchor) = link.Split('#') is [var file, var heading] ? (file, heading) : (link, null);
        var target = Path.Combine(folder, path);
        if (path.Length > 0 && !File.Exists(target) && !Directory.Exists(target))
        {
            return false;
        }

        return anchor is null || AnchorsIn(path.Length == 0 ? text : File.ReadAllText(target)).Contains(anchor);
    }

    private static IEnumerable<string> AnchorsIn(string text) => Heading().Matches(CodeBlock().Replace(text, ""))
        .Select(match => NotInAnchors().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex NotInAnchors();
}
