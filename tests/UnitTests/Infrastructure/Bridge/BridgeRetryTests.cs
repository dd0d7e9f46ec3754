using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Infrastructure.Bridge.ScriptedWire;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

internal sealed class BridgeRetryTests
{
    private static readonly TestCaseData<Attempt>[] Hiccups =
    [
        new(Status(500)) { TestName = "{m}(500)" },
        new(Status(503)) { TestName = "{m}(503)" },
        new(Breaks(new HttpRequestException(HttpRequestError.ConnectionError))) { TestName = "{m}(refused)" },
        new(Breaks(new IOException("reset"))) { TestName = "{m}(reset)" },
        new(Breaks(new HttpIOException(HttpRequestError.ResponseEnded))) { TestName = "{m}(ended)" },
    ];

    private readonly AutoAdvancingClock clock = new();

    [TestCaseSource(nameof(Hiccups))]
    public async Task Repeats_a_read_once(Attempt hiccup)
    {
        var wire = new ScriptedWire(hiccup, Status(200, "{}"));

        var status = await SendAsync(BridgeOperation.Read, wire);

        Assert.That((status, wire.Requests.Count), Is.EqualTo((200, 2)));
    }

    [TestCaseSource(nameof(Hiccups))]
    public async Task Repeats_a_termination_twice(Attempt hiccup)
    {
        var wire = new ScriptedWire(hiccup, hiccup, Status(204));

        var status = await SendAsync(BridgeOperation.Terminate, wire);

        Assert.That((status, wire.Requests.Count), Is.EqualTo((204, 3)));
    }

    [Test]
    public async Task Returns_the_last_response_when_attempts_are_used_up([Values] BridgeOperation operation)
    {
        var attempts = AttemptsOf(operation);
        var wire = new ScriptedWire([.. Enumerable.Range(0, attempts).Select(attempt => Status(500 + attempt))]);

        var status = await SendAsync(operation, wire);

        Assert.That((status, wire.Requests.Count), Is.EqualTo((499 + attempts, attempts)));
    }

    [Test]
    public void Gives_up_with_the_last_exception([Values] BridgeOperation operation)
    {
        var faults = Enumerable.Range(0, AttemptsOf(operation)).Select(_ => new HttpRequestException(HttpRequestError.ConnectionError)).ToArray();
        var wire = new ScriptedWire([.. faults.Select(Breaks)]);

        Assert.That(() => SendAsync(operation, wire), Throws.Exception.SameAs(faults[^1]));
        Assert.That(wire.Requests, Has.Count.EqualTo(faults.Length));
    }

    [Test]
    public async Task Does_not_retry_after_a_response(
        [Values] BridgeOperation operation, [Values(200, 204, 301, 400, 401, 404, 409, 429, 499)] int expected)
    {
        var wire = new ScriptedWire(Status(expected));

        var status = await SendAsync(operation, wire);

        Assert.That((status, wire.Requests.Count), Is.EqualTo((expected, 1)));
    }

    [Test]
    public void Does_not_retry_for_a_caller_that_disconnected([Values] BridgeOperation operation)
    {
        using var hangUp = new CancellationTokenSource();
        var wire = new ScriptedWire(token =>
        {
            hangUp.Cancel();
            throw new OperationCanceledException(token);
        });

        Assert.That(() => SendAsync(operation, wire, hangUp.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Delays_each_retry_by_at_most_3_seconds()
    {
        var wire = new ScriptedWire(Status(500), Status(500), Status(204));

        await SendAsync(BridgeOperation.Terminate, wire);

        Assert.That(clock.Delays.Select(delay => delay.TotalSeconds), Has.Exactly(2).Items.And.All.InRange(0, 3));
    }

    private static int AttemptsOf(BridgeOperation operation) => operation switch
    {
        BridgeOperation.Read => 2,
        BridgeOperation.Terminate => 3,
        BridgeOperation.Activate => 1,
    };

    private Task<int> SendAsync(BridgeOperation operation, ScriptedWire wire, CancellationToken cancellationToken = default) =>
        BridgeClient.Over(wire, clock).SendAsync(operation, cancellationToken);
}
