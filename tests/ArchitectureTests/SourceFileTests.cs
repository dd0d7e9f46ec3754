using NUnit.Framework;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class SourceFileTests
{
    [TestCase("a // b\nc", "a     \nc")]
    [TestCase("a /* b\n */ c", "a     \n    c")]
    [TestCase("a \"b\" c", "a \" \" c")]
    [TestCase("a \"\\\"b\" c", "a \"   \" c")]
    [TestCase("a '\"' c", "a ' ' c")]
    [TestCase("a '\\'' c", "a '  ' c")]
    [TestCase("a @\"\\\" c", "a @\" \" c")]
    [TestCase("a @\"b\"\"\" c", "a @\"   \" c")]
    [TestCase("a \"\" c", "a \"\" c")]
    [TestCase("a \"\"\"b \"x\" b\"\"\" c", "a \"\"\"       \"\"\" c")]
    [TestCase("a $\"b{d}b{{b\" c", "a $\" {d}    \" c")]
    [TestCase("a $\"b{d(\"e\")}b\" c", "a $\" {d(\" \")} \" c")]
    [TestCase("a $$\"\"\"{b{{d}}b}\"\"\" c", "a $$\"\"\"  {{d}}  \"\"\" c")]
    public void Keeps_code_where_it_is(string text, string code) => Assert.That(new SourceFile("A.cs", text).Code, Is.EqualTo(code));

    [TestCase("a \"b\" c", "b", false)]
    [TestCase("a $\"b{d}\" c", "b{}", true)]
    [TestCase("a \"\"\"b\"\"\" c", "b", false)]
    public void Keeps_literals(string text, string content, bool isInterpolated)
    {
        var literal = new SourceFile("A.cs", text).Literals.Single();

        Assert.That((literal.Content, literal.IsInterpolated), Is.EqualTo((content, isInterpolated)));
    }

    [Test]
    public void Every_file_of_src_can_be_split()
    {
        // A literal that swallows code holds the end of a statement and a new line.
        var swallowed = SourceFile.All.Where(file => file.Literals.Any(literal => literal.Content.Contains(";\n", StringComparison.Ordinal)));

        Assert.That(swallowed, Is.Empty);
    }

    [TestCase("Domain")]
    [TestCase("Application")]
    [TestCase("Infrastructure")]
    [TestCase("WebApi")]
    [TestCase("Client")]
    public void Finds_the_files_of_a_layer(string folder) => Assert.That(SourceFile.Below(folder), Is.Not.Empty);
}
