using RyzeChatwoot.ArchitectureTests.Offenders;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class ControllerShapeTests
{
    [Test]
    public void Controllers_take_the_mediator_alone() =>
        Assert.That(ControllerShape.Constructors(Layers.TypesOf(Layers.WebApiLayer)), Is.Empty);

    [Test]
    public void Controllers_require_authorization() => Assert.That(ControllerShape.Open(Layers.TypesOf(Layers.WebApiLayer)), Is.Empty);

    [Test]
    public void Request_bodies_name_their_fields_in_camelCase() =>
        Assert.That(ControllerShape.UnnamedFields(Layers.TypesOf(Layers.WebApiLayer)), Is.Empty);

    [Test]
    public void Controllers_catch_nothing() => Assert.That(ControllerShape.Tries(SourceFile.Below("WebApi/Controllers")), Is.Empty);

    [Test]
    public void Finds_the_controllers_in_their_folder()
    {
        var controllers = Layers.TypesOf(Layers.WebApiLayer).Where(ControllerShape.IsController).Select(type => $"WebApi/Controllers/{type.Name}.cs");

        Assert.That(controllers, Is.Not.Empty.And.SubsetOf(SourceFile.Below("WebApi/Controllers").Select(file => file.Path)));
    }

    [Test]
    public void Bites_on_another_argument() =>
        Assert.That(ControllerShape.Constructors([typeof(ControllerOffenders.ClockController)]), Is.EqualTo(["ClockController takes clock"]));

    [Test]
    public void Bites_on_a_controller_without_the_attribute() =>
        Assert.That(ControllerShape.Open([typeof(ControllerOffenders.ClockController)]), Is.EqualTo(["ClockController"]));

    [Test]
    public void Bites_on_a_field_without_a_name() => Assert.That(
        ControllerShape.UnnamedFields([typeof(ControllerOffenders.ClockController)]),
        Is.EqualTo(["ClockBody.Minutes lacks [JsonPropertyName(\"minutes\")]"]));

    [Test]
    public void Bites_on_a_try() => Assert.That(ControllerShape.Tries([new SourceFile("C.cs", "try { } catch { }")]), Is.EqualTo(["C.cs"]));

    [TestCase("// try it")]
    [TestCase("""var text = "try";""")]
    [TestCase("result.TryGet(out var value, out _);")]
    public void Lets_the_word_pass(string code) => Assert.That(ControllerShape.Tries([new SourceFile("C.cs", code)]), Is.Empty);
}
