using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Infrastructure.Bridge.ScriptedWire;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeRetryTests
{
    private static readonly TestCaseData<Attempt>[] Hiccups =
    [
        new(Status(500)) { TestName = "{m}(500)" },
        new(Status(503)) { TestName = "{m}(503)" },
        new(Breaks(new HttpRequestException(HttpRequestError.ConnectionError))) { TestName = "{m}(refused)" },
        new(Breaks(new IOException("reset"))) { TestName = "{m}(reset)" },
        new(Breaks(new HttpIOException(HttpRequestError.ResponseEnded))) { TestName = "{m}(ended)" },
    ];

    private readonly SteppedClock clock = new();

    [TestCaseSource(nameof(Hiccups))]
    public async Task Repeats_a_read_once(Attempt hiccup)
    {
        var wire = new ScriptedWire(hiccup, Status(200, "{}"));

        using var response = await SendAsync(HttpMethod.Get, wire);

        Assert.That(((int)response.StatusCode, wire.Requests.Count), Is.EqualTo((200, 2)));
    }

    [TestCaseSource(nameof(Hiccups))]
    public async Task Repeats_a_termination_twice(Attempt hiccup)
    {
        var wire = new ScriptedWire(hiccup, hiccup, Status(204));

        using var response = await SendAsync(HttpMethod.Delete, wire);

        Assert.That(((int)response.StatusCode, wire.Requests.Count), Is.EqualTo((204, 3)));
    }

    [TestCase("GET", 2)]
    [TestCase("DELETE", 3)]
    [TestCase("POST", 1)]
    public async Task Gives_up_with_the_last_answer(string method, int attempts)
    {
        var wire = new ScriptedWire([.. Enumerable.Range(0, attempts).Select(attempt => Status(500 + attempt))]);

        using var response = await SendAsync(new HttpMethod(method), wire);

        Assert.That(((int)response.StatusCode, wire.Requests.Count), Is.EqualTo((499 + attempts, attempts)));
    }

    [TestCase("GET", 2)]
    [TestCase("DELETE", 3)]
    [TestCase("POST", 1)]
    public void Gives_up_with_the_last_exception(string method, int attempts)
    {
        var faults = Enumerable.Range(0, attempts).Select(_ => new HttpRequestException(HttpRequestError.ConnectionError)).ToArray();
        var wire = new ScriptedWire([.. faults.Select(Breaks)]);

        Assert.That(() => SendAsync(new HttpMethod(method), wire), Throws.Exception.SameAs(faults[^1]));
        Assert.That(wire.Requests, Has.Count.EqualTo(attempts));
    }

    [Test]
    public async Task Does_not_repeat_what_was_answered(
        [Values("GET", "DELETE", "POST")] string method, [Values(200, 204, 301, 400, 401, 404, 409, 429, 499)] int status)
    {
        var wire = new ScriptedWire(Status(status));

        using var response = await SendAsync(new HttpMethod(method), wire);

        Assert.That(((int)response.StatusCode, wire.Requests.Count), Is.EqualTo((status, 1)));
    }

    [TestCase("GET")]
    [TestCase("DELETE")]
    public void Does_not_repeat_for_a_caller_that_hung_up(string method)
    {
        using var hangUp = new CancellationTokenSource();
        var wire = new ScriptedWire(token =>
        {
            hangUp.Cancel();
            throw new OperationCanceledException(token);
        });

        Assert.That(() => SendAsync(new HttpMethod(method), wire, hangUp.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pauses_before_each_repetition_but_not_for_long()
    {
        var wire = new ScriptedWire(Status(500), Status(500), Status(204));

        using var response = await SendAsync(HttpMethod.Delete, wire);

        Assert.That(clock.Pauses.Select(pause => pause.TotalSeconds), Has.Exactly(2).Items.And.All.InRange(0, 3));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, ScriptedWire wire, CancellationToken cancellationToken = default)
    {
        var options = BridgeOptions.Read(Configured.With());
        using var invoker = new HttpMessageInvoker(new BridgeResilience(options, clock) { InnerHandler = wire });
        using var request = new HttpRequestMessage(method, "https://bridge.example.com/v1/integrations/int_old");
        return await invoker.SendAsync(request, cancellationToken);
    }
}
