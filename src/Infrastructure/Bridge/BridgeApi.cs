using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>What Refit would generate from <see cref="IBridgeApi"/>; the client's handlers own budgets, retries and the size cap.</summary>
internal sealed class BridgeApi(HttpClient client) : IBridgeApi
{
    // Whole, because a relative one would be parsed twice. Where the module is off, there is none, and nobody asks.
    private readonly string? integrations =
        client.BaseAddress is { } address ? new Uri(address, "v1/integrations/").AbsoluteUri : null;

    public Task<BridgeResponse<IntegrationBody>> ActivateAsync(ActivationBody body, CancellationToken cancellationToken) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, UrlOf("activate")) { Content = Json(body) },
            cancellationToken);

    public Task<BridgeResponse<IntegrationBody>> ReadAsync(string id, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, UrlOf(Uri.EscapeDataString(id))), cancellationToken);

    public Task<BridgeResponse<IntegrationBody>> TerminateAsync(string id, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Delete, UrlOf(Uri.EscapeDataString(id))), cancellationToken);

    // A buffer, because it has a length: chunked requests are more than every small HTTP server understands.
    private static ByteArrayContent Json(ActivationBody body) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, BridgeJson.Default.ActivationBody))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
        };

    private Uri UrlOf(string name) => new(integrations + name);

    private async Task<BridgeResponse<IntegrationBody>> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var request = message;

        // Work that no request started has a trace of its own.
        using var activity = Activity.Current is null ? new Activity("bridge").Start() : null;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var status = (int)response.StatusCode;
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? new BridgeResponse<IntegrationBody>(status, Understand(body), "")
            : new BridgeResponse<IntegrationBody>(status, null, Encoding.UTF8.GetString(body));
    }

    private static IntegrationBody? Understand(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, BridgeJson.Default.IntegrationBody);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
