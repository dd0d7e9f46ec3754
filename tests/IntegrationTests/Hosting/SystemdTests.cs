using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Hosting;

/// <summary>The service under systemd with <c>Type=notify</c>: it reports when it is ready and when it stops.</summary>
public sealed class SystemdTests() : CommandTests(Database.Sqlite)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"ryze-notify-{Guid.NewGuid():N}");

    [TearDown]
    public void RemoveSocket() => File.Delete(path);

    [Test]
    public async Task Start_and_stop_are_reported_and_the_log_keeps_its_format()
    {
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(path));
        Environment["NOTIFY_SOCKET"] = path;
        await using var service = await ServiceProcess.StartAsync(Environment);

        Assert.That(await ReceiveAsync(systemd), Is.EqualTo("READY=1"));

        var end = await service.StopAsync();
        Assert.That(await ReceiveAsync(systemd), Is.EqualTo("STOPPING=1"));
        Assert.That(end.ExitCode, Is.Zero, $"{end}");
        Assert.That(end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line)), Is.Not.Empty);
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        var buffer = new byte[256];
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, limit.Token)).TrimEnd('\n');
    }
}
