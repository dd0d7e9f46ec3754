using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>Clients that trickle are cut off, and hold nothing that others need.</summary>
[TestFixture(Database.Sqlite)]
public sealed class SlowClientTests(Database kind) : ServiceTests(kind)
{
    private const int Concurrency = 50;

    private const string BeginningOfABody =
        $"POST /api/chatwoot/set/{Instance} HTTP/1.1\r\nHost: x\r\ntoken: {AccountToken}\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{{";

    [TestCase("")]
    [TestCase("GET")]
    [TestCase("GET /health HTTP/1.1\r\nHost: x\r\nx: tri")]
    public async Task A_head_that_does_not_come_is_cut_off(string beginning)
    {
        await using var service = await StartAnotherAsync(services: ShortTimeouts);

        var response = await RawConnection.ExchangeAsync(service.BaseUrl, beginning);

        Assert.That(response, beginning.Length == 0
            ? Is.Empty
            : Does.Match(@"\AHTTP/1\.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\nDate: [^\r]+\r\n\r\n\z"));
    }

    [Test]
    public async Task A_body_that_does_not_come_is_cut_off_and_nothing_happened()
    {
        await using var service = await StartAnotherAsync(services: ShortTimeouts);

        var response = await RawConnection.ExchangeAsync(service.BaseUrl, BeginningOfABody);

        Assert.That(response, Does.StartWith("HTTP/1.1 408 Request Timeout\r\n"));
        Assert.That(response, Does.Contain("""{"success":false,"error":{"message":"request timeout"}}"""));
        Assert.That(Bridge.Calls, Is.Empty);
        Assert.That(await Data.RowsAsync(), Is.Empty);
        Assert.That(service.Log.Warnings, Is.Empty);
    }

    [Test]
    public async Task Others_get_responses_while_many_clients_are_slow()
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => RawConnection.OpenAsync(Service.BaseUrl)));
        try
        {
            await Task.WhenAll(connections.Select((connection, i) =>
                connection.SendAsync(i % 2 == 0 ? BeginningOfABody : "GET /health HTTP/1.1\r\nHost: x\r\n")));

            var row = await GivenIntegrationAsync();
            Bridge.OnRead(BridgeReplies.Live("active"));
            var response = await Client.ListAsync(Instance);

            Assert.That(row.BridgeIntegrationId, Is.EqualTo("int_1"));
            Assert.That((response.Status, response.Header("X-Integration-Source")), Is.EqualTo((200, "live")));
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }
    }

    [Test]
    public void The_server_has_limits()
    {
        var limits = Service.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.That(limits.RequestHeadersTimeout, Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(Shape(limits.MinRequestBodyDataRate), Is.EqualTo((240, 5)));
        Assert.That(Shape(limits.MinResponseDataRate), Is.EqualTo((240, 5)));
        Assert.That(limits.MaxRequestHeadersTotalSize, Is.EqualTo(64 * 1024));
        Assert.That(limits.MaxRequestLineSize, Is.EqualTo(64 * 1024));
        Assert.That(limits.MaxRequestHeaderCount, Is.EqualTo(100));
    }

    private static (double BytesPerSecond, double GraceSeconds) Shape(MinDataRate? rate) =>
        (rate!.BytesPerSecond, rate.GracePeriod.TotalSeconds);

    /// <summary>As little as the server takes, so that a test need not wait for as long as it does.</summary>
    private static void ShortTimeouts(IServiceCollection services) => services.PostConfigure<KestrelServerOptions>(kestrel =>
    {
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromMilliseconds(100);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMilliseconds(100);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000_000, gracePeriod: TimeSpan.FromMilliseconds(1100));
    });
}
