using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class ClocksTests
{
    [Test]
    public void Time_can_be_set() => Assert.That(Clocks.Offenders(SourceFile.All), Is.Empty);

    [TestCase("Thread.Sleep")]
    [TestCase("Task.Delay")]
    [TestCase("DateTime.Now")]
    [TestCase("DateTime.UtcNow")]
    [TestCase("DateTimeOffset.UtcNow")]
    public void Bites(string member) =>
        Assert.That(Clocks.Offenders([new SourceFile("C.cs", $"var x = System.{member}(1);")]), Is.EqualTo([$"C.cs: {member}"]));

    [TestCase("// DateTime.Now")]
    [TestCase("/* Task.Delay */")]
    [TestCase("""var text = "Thread.Sleep";""")]
    [TestCase("var now = clock.GetUtcNow().UtcDateTime;")]
    public void Lets_words_pass(string code) => Assert.That(Clocks.Offenders([new SourceFile("C.cs", code)]), Is.Empty);
}
