using RyzeChatwoot.ArchitectureTests.Offenders;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class PlainNamesTests
{
    private static readonly Type[] Empty = NameOffenders.Empty;
    private static readonly Type[] Telling = NameOffenders.Telling;

    [Test]
    public void Types_have_telling_names() => Assert.That(PlainNames.Types(Layers.TypesOf(Layers.All)), Is.Empty);

    [Test]
    public void Folders_have_telling_names() => Assert.That(PlainNames.Folders(SourceFile.All), Is.Empty);

    [TestCaseSource(nameof(Empty))]
    public void Bites_on_a_type(Type type) => Assert.That(PlainNames.Types([type]), Is.EqualTo([Layers.NameOf(type)]));

    [TestCase("Common")]
    [TestCase("Shared")]
    [TestCase("Helpers")]
    [TestCase("Services")]
    [TestCase("Dtos")]
    [TestCase("Utils")]
    public void Bites_on_a_folder(string folder) =>
        Assert.That(PlainNames.Folders([new SourceFile($"Domain/{folder}/Door.cs", "")]), Is.EqualTo([folder]));

    [TestCaseSource(nameof(Telling))]
    public void Lets_a_telling_name_pass(Type type) => Assert.That(PlainNames.Types([type]), Is.Empty);
}
