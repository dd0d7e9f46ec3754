using System.Net.Http.Headers;
using System.Text.Json;

namespace RyzeChatwoot.Benchmarks.Floor;

/// <summary>Asks the bridge with nothing between the socket and the parser: no budget, no retry, no breaker.</summary>
internal sealed class FloorBridge(Uri url) : IDisposable
{
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
    });

    private readonly AuthenticationHeaderValue authorization = new("Bearer", "bridge-token");

    public async ValueTask<FloorLiveStatus?> FindAsync(string id, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, "/v1/integrations/" + id));
        request.Headers.Authorization = authorization;
        using var response = await client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode) return null;

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return JsonSerializer.Deserialize(body, FloorJson.Default.FloorLiveStatus);
    }

    public void Dispose() => client.Dispose();
}
