using System.Reflection;
using RyzeChatwoot.ArchitectureTests.Offenders;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class LogMessagesTests
{
    private static readonly TestCaseData<Assembly, int>[] Ranges =
    [
        new(Layers.ApplicationLayer, 1),
        new(Layers.InfrastructureLayer, 2),
        new(Layers.WebApiLayer, 3),
    ];

    [TestCaseSource(nameof(Ranges))]
    public void Ids_tell_the_layer(Assembly assembly, int thousand) =>
        Assert.That(LogMessages.OutOfRange(Layers.TypesOf(assembly).Where(type => !IsAudit(type)), thousand), Is.Empty);

    [Test]
    public void Ids_of_the_audit_trail_are_apart() =>
        Assert.That(LogMessages.OutOfRange(Layers.TypesOf(Layers.WebApiLayer).Where(IsAudit), thousand: 4), Is.Empty);

    [TestCaseSource(nameof(Ranges))]
    public void Finds_the_messages(Assembly assembly, int thousand) =>
        Assert.That(LogMessages.Messages(Layers.TypesOf(assembly)).Select(message => message.Log.EventId / 1000), Does.Contain(thousand));

    [Test]
    public void An_id_names_one_message() => Assert.That(LogMessages.Repeated(Layers.TypesOf(Layers.All)), Is.Empty);

    [Test]
    public void Inner_layers_log_nothing() =>
        Assert.That(LogMessages.Messages(Layers.TypesOf(Layers.DomainLayer, Layers.ClientLibrary)), Is.Empty);

    [Test]
    public void No_message_prints_a_whole_object() => Assert.That(LogMessages.WholeObjects(Layers.TypesOf(Layers.All)), Is.Empty);

    [Test]
    public void The_documentation_lists_every_message() => Assert.That(DocumentedRows(), Is.EqualTo(LogMessages.Rows(Layers.TypesOf(Layers.All))));

    [Test]
    public void A_row_of_the_table_names_id_level_and_message() => Assert.That(
        LogMessages.Rows([typeof(LogOffenders.FirstDoor)]), Is.EqualTo(["| 1001 | Information | A door opened |"]));

    [TestCase(typeof(LogOffenders.FarDoor), "LogOffenders.FarDoor.LogFar: 2000")]
    [TestCase(typeof(LogOffenders.BareDoor), "LogOffenders.BareDoor.LogBare: -1")]
    public void Bites_on_an_id_of_another_layer(Type type, string offence) =>
        Assert.That(LogMessages.OutOfRange([type], thousand: 1), Is.EqualTo([offence]));

    [Test]
    public void Bites_on_an_id_that_is_given_twice() => Assert.That(
        LogMessages.Repeated([typeof(LogOffenders.FirstDoor), typeof(LogOffenders.SecondDoor)]),
        Is.EqualTo(["1001: LogOffenders.FirstDoor.LogOpened, LogOffenders.SecondDoor.LogClosed"]));

    [Test]
    public void Bites_on_a_whole_object() =>
        Assert.That(LogMessages.WholeObjects([typeof(LogOffenders.OpenDoor)]), Is.EqualTo(["LogOffenders.OpenDoor.LogWhole"]));

    private static bool IsAudit(Type type) => type.Namespace == "RyzeChatwoot.WebApi.Audit";

    private static IEnumerable<string> DocumentedRows() => File.ReadLines(Path.Combine(Repository.Root, "docs", "telemetry.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
        .Select(line => line[..line[..^1].LastIndexOf('|')] + "|");
}
