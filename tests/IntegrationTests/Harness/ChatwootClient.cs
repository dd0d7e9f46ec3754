using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>Sends requests to the routes as their consumers send them.</summary>
public sealed class ChatwootClient : IDisposable
{
    private readonly HttpClient http;

    /// <param name="baseUrl">The service.</param>
    /// <param name="token">Sent in the header <c>token</c>; null sends none.</param>
    public ChatwootClient(Uri baseUrl, string? token)
    {
        // A consumer is another process: its calls are no part of the traces that the service exports.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null })
        {
            BaseAddress = baseUrl,
            Timeout = TimeSpan.FromSeconds(30),
        };
        if (token is not null)
        {
            http.DefaultRequestHeaders.Add("token", token);
        }
    }

    /// <summary>The body of a valid activation; a test changes what it is about.</summary>
    public static JsonObject AnActivation() => new()
    {
        ["chatwootBaseUrl"] = "https://chatwoot.example.com",
        ["chatwootAccountId"] = 5,
        ["chatwootApiToken"] = "chatwoot-api-token-of-the-tests",
        ["inboxName"] = "WhatsApp - Orion",
        ["signMessages"] = true,
        ["ignoreGroups"] = false,
        ["startAsPending"] = false,
        ["reopenResolved"] = true,
    };

    /// <summary>A valid body of this size, padded with blanks.</summary>
    public static ByteArrayContent BodyOf(int bytes)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(AnActivation().ToJsonString().PadLeft(bytes)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    public Task<Response> ListAsync(string instance) => SendAsync(HttpMethod.Get, $"api/chatwoot/list/{instance}");

    public Task<Response> DeleteAsync(string instance, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, $"api/chatwoot/delete/{instance}", cancellationToken: cancellationToken);

    /// <param name="instance">The instance.</param>
    /// <param name="body"><see cref="AnActivation"/> where absent.</param>
    /// <param name="cancellationToken">The client disconnects.</param>
    public Task<Response> SetAsync(string instance, JsonObject? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, $"api/chatwoot/set/{instance}", JsonContent.Create(body ?? AnActivation()), cancellationToken);

    /// <summary>Sends an activation whose body is given byte for byte.</summary>
    public Task<Response> SendBodyAsync(string instance, HttpContent body, bool isChunked = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"api/chatwoot/set/{instance}") { Content = body };
        request.Headers.TransferEncodingChunked = isChunked;
        return SendAsync(request);
    }

    public Task<Response> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, CancellationToken cancellationToken = default) =>
        SendAsync(new HttpRequestMessage(method, path) { Content = content }, cancellationToken);

    public async Task<Response> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken = default)
    {
        using var request = message;
        using var response = await http.SendAsync(request, cancellationToken);
        return await Response.ReadAsync(response);
    }

    public void Dispose() => http.Dispose();
}
