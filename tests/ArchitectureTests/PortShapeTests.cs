using RyzeChatwoot.ArchitectureTests.Offenders;
using RyzeChatwoot.ArchitectureTests.Rules;
using RyzeChatwoot.ArchitectureTests.Subjects;

namespace RyzeChatwoot.ArchitectureTests;

public sealed class PortShapeTests
{
    private static readonly Type[] Ports = [.. PortShape.Ports(Layers.TypesOf(Layers.ApplicationLayer))];

    [Test]
    public void Interfaces_of_the_application_are_ports() => Assert.That(PortShape.Misplaced(Layers.TypesOf(Layers.ApplicationLayer)), Is.Empty);

    [Test]
    public void Implementations_are_hidden() => Assert.That(PortShape.Implementations(Ports, Layers.TypesOf(Layers.All)), Is.Empty);

    [Test]
    public void Calls_can_be_called_off() => Assert.That(PortShape.Methods(Ports), Is.Empty);

    [Test]
    public void Every_port_is_filled()
    {
        var adapters = Layers.TypesOf(Layers.InfrastructureLayer).Where(type => type.IsClass).ToList();

        Assert.That(Ports.Where(port => !adapters.Exists(port.IsAssignableFrom)), Is.Empty);
    }

    [Test]
    public void Finds_the_ports() => Assert.That(Ports, Is.Not.Empty);

    [Test]
    public void Bites_on_an_interface_elsewhere() =>
        Assert.That(PortShape.Misplaced([typeof(PortOffenders.IDoor)]), Is.EqualTo(["PortOffenders.IDoor"]));

    [TestCase(typeof(PortOffenders.Door), "PortOffenders.Door")]
    [TestCase(typeof(PortOffenders.SeenDoor), "PortOffenders.SeenDoor")]
    public void Bites_on_an_implementation(Type type, string offender) =>
        Assert.That(PortShape.Implementations([typeof(PortOffenders.IDoor), typeof(PortOffenders.ISeen)], [type]), Is.EqualTo([offender]));

    [Test]
    public void Lets_a_hidden_implementation_pass() =>
        Assert.That(PortShape.Implementations([typeof(PortOffenders.IDoor)], [typeof(PortOffenders.HiddenDoor)]), Is.Empty);

    [Test]
    public void Bites_on_calls_that_cannot_be_called_off() => Assert.That(
        PortShape.Methods([typeof(PortOffenders.IDoor)]),
        Is.EquivalentTo(["PortOffenders.IDoor.CloseAsync", "PortOffenders.IDoor.CountAsync", "PortOffenders.IDoor.ListAsync"]));
}
