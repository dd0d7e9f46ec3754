using RyzeChatwoot.ArchitectureTests.Offenders;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class HandlerShapeTests
{
    private static readonly SourceFile[] Doors =
    [
        FileOf("OpenDoor", "OpenDoorCommand", "OpenDoorHandler"),
        FileOf("CloseDoor", "CloseDoorCommand", "CloseDoorHandler"),
        FileOf("PaintDoor", "PaintDoorCommand", "DoorPainter"),
        FileOf("MoveDoor", "MoveDoorCommand", "OtherHandler"),
        FileOf("Doors", "MoveDoorCommand", "MoveDoorHandler"),
        FileOf("FindDoor", "FindDoorQuery", "FindDoorHandler"),
    ];

    [Test]
    public void Handlers_are_hidden_and_stand_beside_their_requests() =>
        Assert.That(HandlerShape.Offenders(Layers.TypesOf(Layers.All), SourceFile.Below("Application")), Is.Empty);

    [Test]
    public void Finds_the_handlers() =>
        Assert.That(Layers.TypesOf(Layers.ApplicationLayer).SelectMany(HandlerShape.RequestsOf), Is.Not.Empty);

    [TestCase(typeof(HandlerOffenders.OpenDoorHandler), "OpenDoorHandler is not internal and sealed")]
    [TestCase(typeof(HandlerOffenders.CloseDoorHandler), "CloseDoorHandler is not internal and sealed")]
    [TestCase(typeof(HandlerOffenders.DoorPainter), "DoorPainter should be PaintDoorHandler")]
    [TestCase(typeof(HandlerOffenders.MoveDoorHandler), "MoveDoorHandler does not stand beside its request in MoveDoor.cs")]
    public void Bites(Type handler, string offence) => Assert.That(HandlerShape.Offenders([handler], Doors), Is.EqualTo([offence]));

    [Test]
    public void Lets_a_right_one_pass() => Assert.That(HandlerShape.Offenders([typeof(HandlerOffenders.FindDoorHandler)], Doors), Is.Empty);

    private static SourceFile FileOf(string name, string request, string handler) =>
        new($"Application/Doors/{name}.cs", $"public sealed record {request}; internal sealed class {handler};");
}
