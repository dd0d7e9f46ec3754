using System.Net.Http.Json;
using System.Text.Json;

namespace RyzeChatwoot.Client;

/// <summary>The three routes of the Chatwoot module. Thread-safe; make one per token.</summary>
public sealed class ChatwootClient
{
    private readonly HttpClient http;
    private readonly string token;

    /// <param name="http">Its <see cref="HttpClient.BaseAddress"/> is the API; it is not disposed here.</param>
    /// <param name="token">A TokenAccount or a TokenInstance.</param>
    public ChatwootClient(HttpClient http, string token)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        (this.http, this.token) = (http, token);
    }

    /// <summary>Activates an instance's integration, or re-activates it with other credentials or flags. Takes up to 60 s.</summary>
    /// <param name="instance">The instance's name.</param>
    /// <param name="activation">What the integration is to be.</param>
    /// <param name="cancellationToken">Stops waiting; the API finishes all the same.</param>
    /// <exception cref="HttpRequestException">The API cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">Something else answered in its place.</exception>
    public Task<ChatwootResult<ActivatedIntegration>> SetAsync(
        string instance, ActivationRequest activation, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Post,
            "set",
            instance,
            JsonContent.Create(activation, ClientJson.Requests.ActivationRequest),
            (body, _) => body.Deserialize(ClientJson.Answers.ActivatedIntegration),
            cancellationToken);

    /// <summary>Tells how an instance's integration fares. Takes up to 10 s.</summary>
    /// <inheritdoc cref="SetAsync"/>
    public Task<ChatwootResult<IntegrationStatus>> ListAsync(string instance, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Get,
            "list",
            instance,
            content: null,
            (body, source) => body.Deserialize(ClientJson.Answers.IntegrationStatus) is { } status ? status with { Source = source } : null,
            cancellationToken);

    /// <summary>Deactivates an instance's integration. Takes up to 30 s.</summary>
    /// <inheritdoc cref="SetAsync"/>
    public Task<ChatwootResult<DeactivatedIntegration>> DeleteAsync(string instance, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Delete,
            "delete",
            instance,
            content: null,
            (body, _) => body.Deserialize(ClientJson.Answers.DeactivatedIntegration),
            cancellationToken);

    private async Task<ChatwootResult<T>> SendAsync<T>(
        HttpMethod method,
        string route,
        string instance,
        HttpContent? content,
        Func<JsonElement, string, T?> read,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(instance);
        using var request = new HttpRequestMessage(method, $"api/chatwoot/{route}/{Uri.EscapeDataString(instance)}") { Content = content };
        request.Headers.Add("token", token);
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var body = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), default, cancellationToken).ConfigureAwait(false);
            var rate = RateLimit.Of(response);
            return response.IsSuccessStatusCode
                ? ChatwootResult<T>.Success(read(body.RootElement, SourceOf(response)) ?? throw NotOurs(response), rate)
                : ChatwootResult<T>.Failed(ChatwootFailure.Of(response, body.RootElement) ?? throw NotOurs(response), rate);
        }
        catch (JsonException exception)
        {
            throw NotOurs(response, exception);
        }
    }

    private static string SourceOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Integration-Source", out var values) ? string.Join(", ", values) : "";

    private static InvalidOperationException NotOurs(HttpResponseMessage response, Exception? inner = null) =>
        new($"HTTP {(int)response.StatusCode} is no answer of the Chatwoot module: is the base address right?", inner);
}
