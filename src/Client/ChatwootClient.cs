using System.Buffers;
using System.Net.Http.Json;
using System.Text.Json;

namespace RyzeChatwoot.Client;

/// <summary>The routes of the Chatwoot module. Thread-safe; create one for each token.</summary>
public sealed class ChatwootClient
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(character => (char)character)]);

    private readonly HttpClient http;
    private readonly Uri routes;
    private readonly string token;

    /// <param name="http">
    /// Its <see cref="HttpClient.BaseAddress"/> is the API, with or without a slash at the end; a path in it is kept. Its
    /// <see cref="HttpClient.Timeout"/> applies to each call, so it should not be below what a call may take. It is not disposed here.
    /// </param>
    /// <param name="token">The token of an account or of an instance.</param>
    /// <exception cref="ArgumentException">The base address is missing, or the token is invalid. The text never repeats the token.</exception>
    public ChatwootClient(HttpClient http, string token)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        if (token.AsSpan().ContainsAnyExcept(TokenCharacters))
        {
            throw new ArgumentException("A token consists of printable ASCII characters, without spaces or line ends.", nameof(token));
        }

        var api = http.BaseAddress ?? throw new ArgumentException("The base address is missing.", nameof(http));

        // Without the slash, the last part of a path would be replaced.
        routes = new Uri(new Uri(api.GetLeftPart(UriPartial.Path).TrimEnd('/') + '/'), "api/chatwoot/");
        (this.http, this.token) = (http, token);
    }

    /// <summary>Activates an instance's integration, or re-activates it with other credentials or flags. Takes up to 60 s.</summary>
    /// <param name="instance">The instance's name.</param>
    /// <param name="activation">The settings of the integration.</param>
    /// <param name="cancellationToken">Stops waiting; the API may complete the operation nevertheless.</param>
    /// <returns>The response, or the documented failure.</returns>
    /// <exception cref="HttpRequestException">
    /// The API cannot be reached; or the response is not the API's but, for example, a proxy's, and
    /// <see cref="HttpRequestException.StatusCode"/> is its status.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The call was cancelled, or took longer than <see cref="HttpClient.Timeout"/>; then the inner exception is a <see cref="TimeoutException"/>.
    /// </exception>
    public Task<ChatwootResult<ActivatedIntegration>> SetAsync(
        string instance, ActivationRequest activation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return SendAsync(
            HttpMethod.Post,
            "set",
            instance,
            JsonContent.Create(activation, ClientJson.Requests.ActivationRequest),
            (body, _) => body.Deserialize(ClientJson.Responses.ActivatedIntegration),
            cancellationToken);
    }

    /// <summary>Reads the status of an instance's integration. Takes up to 10 s.</summary>
    /// <inheritdoc cref="SetAsync"/>
    public Task<ChatwootResult<IntegrationStatus>> ListAsync(string instance, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Get,
            "list",
            instance,
            content: null,
            (body, source) => body.Deserialize(ClientJson.Responses.IntegrationStatus) is { } status ? status with { Source = source } : null,
            cancellationToken);

    /// <summary>Deactivates an instance's integration. Takes up to 30 s.</summary>
    /// <inheritdoc cref="SetAsync"/>
    public Task<ChatwootResult<DeactivatedIntegration>> DeleteAsync(string instance, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Delete,
            "delete",
            instance,
            content: null,
            (body, _) => body.Deserialize(ClientJson.Responses.DeactivatedIntegration),
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
        using var request = new HttpRequestMessage(method, new Uri(routes, $"{route}/{Uri.EscapeDataString(instance)}")) { Content = content };
        request.Headers.Add("token", token);
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var body = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), default, cancellationToken).ConfigureAwait(false);
            var rate = RateLimit.Of(response);
            return response.IsSuccessStatusCode
                ? ChatwootResult<T>.Success(read(body.RootElement, SourceOf(response)) ?? throw ForeignResponse(response), rate)
                : ChatwootResult<T>.Failed(ChatwootFailure.Of(response, body.RootElement) ?? throw ForeignResponse(response), rate);
        }
        catch (JsonException exception)
        {
            throw ForeignResponse(response, exception);
        }
    }

    private static string SourceOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Integration-Source", out var values) ? string.Join(", ", values) : "";

    private static HttpRequestException ForeignResponse(HttpResponseMessage response, Exception? inner = null) => new(
        HttpRequestError.InvalidResponse,
        $"HTTP {(int)response.StatusCode} is not a response of the Chatwoot module: a proxy may have sent it, or the base address is wrong.",
        inner,
        response.StatusCode);
}
