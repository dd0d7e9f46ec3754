using Polly.Timeout;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Infrastructure.Bridge.ScriptedWire;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

internal sealed class BridgeBudgetTests
{
    private readonly AutoAdvancingClock clock = new();

    [Test]
    public async Task Waits_until_just_before_the_budget_is_spent([Values] BridgeOperation operation)
    {
        var wire = new ScriptedWire(After(TimeSpan.FromSeconds(BudgetOf(operation)) - TimeSpan.FromMilliseconds(1), clock, Status(200)));

        Assert.That(await SendAsync(operation, wire), Is.EqualTo(200));
    }

    [Test]
    public void Gives_up_when_the_budget_is_spent_and_does_not_try_again([Values] BridgeOperation operation)
    {
        var wire = new ScriptedWire(After(TimeSpan.FromSeconds(BudgetOf(operation)), clock, Status(200)));

        Assert.That(() => SendAsync(operation, wire), Throws.InstanceOf<TimeoutRejectedException>());
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Has_one_budget_for_all_attempts_of_a_read()
    {
        var late = After(TimeSpan.FromSeconds(6), clock, Status(500));

        Assert.That(() => SendAsync(BridgeOperation.Read, new ScriptedWire(late, late)), Throws.InstanceOf<TimeoutRejectedException>());
    }

    [Test]
    public void Has_one_budget_for_all_attempts_of_a_termination()
    {
        var late = After(TimeSpan.FromSeconds(11), clock, Status(500));

        Assert.That(() => SendAsync(BridgeOperation.Terminate, new ScriptedWire(late, late, late)), Throws.InstanceOf<TimeoutRejectedException>());
    }

    [Test]
    public async Task Lets_a_second_attempt_have_what_the_first_one_left()
    {
        var late = After(TimeSpan.FromSeconds(4), clock, Status(500));

        var wire = new ScriptedWire(late, After(TimeSpan.FromSeconds(4), clock, Status(200)));

        Assert.That(await SendAsync(BridgeOperation.Read, wire), Is.EqualTo(200));
    }

    [TestCase(BridgeOperation.Read, 10)]
    [TestCase(BridgeOperation.Activate, 60)]
    public void Counts_the_body_in(BridgeOperation operation, int seconds)
    {
        var head = TimeSpan.FromSeconds(1);
        var body = new SlowContent(clock, TimeSpan.FromSeconds(seconds) - head);
        var wire = new ScriptedWire(After(head, clock, Body(body)));

        Assert.That(() => SendAsync(operation, wire), Throws.InstanceOf<TimeoutRejectedException>());
    }

    [Test]
    public void Reports_the_exceeded_budget()
    {
        var wire = new ScriptedWire(After(TimeSpan.FromSeconds(10), clock, Status(200)));

        Assert.That(() => SendAsync(BridgeOperation.Read, wire), Throws.Exception.With.Property("Timeout").EqualTo(TimeSpan.FromSeconds(10)));
    }

    /// <summary>In seconds, as documented (contract, sections 5 to 7).</summary>
    private static int BudgetOf(BridgeOperation operation) => operation switch
    {
        BridgeOperation.Read => 10,
        BridgeOperation.Terminate => 30,
        BridgeOperation.Activate => 60,
    };

    private Task<int> SendAsync(BridgeOperation operation, ScriptedWire wire) => BridgeClient.Over(wire, clock).SendAsync(operation);

    /// <summary>A body that arrives only after a while.</summary>
    private sealed class SlowContent(AutoAdvancingClock clock, TimeSpan wait) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => throw new NotSupportedException("Read it with a token.");

        protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
        {
            clock.Advance(wait);
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult<Stream>(new MemoryStream());
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            throw new NotSupportedException("Read it as a stream.");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
