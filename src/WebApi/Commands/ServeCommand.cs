using System.Net.Sockets;
using System.Security.Cryptography;
using RyzeChatwoot.Infrastructure.Configuration;

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
            throw new InvalidSettingException(app.Services.GetRequiredService<ListenOptions>().Setting, $"cannot listen there: {exception.Message}");
        }

        await app.WaitForShutdownAsync();
        return 0;
    }
}
