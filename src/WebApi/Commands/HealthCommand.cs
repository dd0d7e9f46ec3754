using System.CommandLine;
using System.Net;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>health</c>: what an image without a shell checks itself with. Starts no part of the service, because it runs every few seconds.</summary>
internal static class HealthCommand
{
    private const int MaxBytes = 64 * 1024;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var health = new Command("health", "Requests /health of the service on this machine and prints the body; exit code 1 unless it is healthy.");
        health.SetAction((_, cancellationToken) =>
        {
            var listen = new ListenOptions();
            listen.Read(SettingsFile.ReadSettings());
            return RunAsync(listen.HealthUrl(), cancellationToken);
        });
        return health;
    }

    private static async Task<int> RunAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(Handler()) { Timeout = Budget, MaxResponseContentBufferSize = MaxBytes };
        try
        {
            using var response = await client.GetAsync(url, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable))
            {
                throw new CommandException($"{url}: not the service's health, but HTTP {(int)response.StatusCode}");
            }

            Console.WriteLine(await response.Content.ReadAsStringAsync(cancellationToken));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (HttpRequestException exception)
        {
            throw new CommandException($"{url}: {exception.GetBaseException().Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandException($"{url}: no response within {Budget.TotalSeconds:0} s");
        }
    }

    private static SocketsHttpHandler Handler() => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
#pragma warning disable CA5359 // The connection stays on this machine and carries no secret; the certificate is for the public name.
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
    };
}
