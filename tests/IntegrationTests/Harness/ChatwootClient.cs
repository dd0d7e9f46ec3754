using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>Sends requests to the three routes as their consumers do.</summary>
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

    /// <summary>The body of an activation that nothing is wrong with, to be changed in sight.</summary>
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

    public Task<Response> ListAsync(string instance) => SendAsync(HttpMethod.Get, $"api/chatwoot/list/{instance}");

    public Task<Response> DeleteAsync(string instance, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, $"api/chatwoot/delete/{instance}", cancellationToken: cancellationToken);

    /// <param name="instance">The instance.</param>
    /// <param name="body"><see cref="AnActivation"/> where absent.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    public Task<Response> SetAsync(string instance, JsonObject? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, $"api/chatwoot/set/{instance}", JsonContent.Create(body ?? AnActivation()), cancellationToken);

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
