using System.Net.Sockets;
using System.Security.Cryptography;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi.Telemetry;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>Applies pending migrations and serves until the process is stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync()
    {
        await using var app = ServiceHost.Build();
        await app.RunStartupTasksAsync();
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException or FormatException or CryptographicException)
        {
            var setting = MetricsPort.FaultySetting(app.Configuration, app.Services.GetRequiredService<ListenOptions>().Setting, exception);
            throw new InvalidSettingException(setting, $"cannot listen there: {exception.Message}");
        }

        await app.WaitForShutdownAsync();
        return 0;
    }
}
