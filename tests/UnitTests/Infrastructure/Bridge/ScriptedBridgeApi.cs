using System.Net;
using Refit;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>The bridge's routes with one response, or one exception, for whatever is called; it remembers what was sent.</summary>
internal sealed class ScriptedBridgeApi : IBridgeApi
{
    private readonly Func<Task<IApiResponse<IntegrationBody>>> respond;

    public ScriptedBridgeApi(int status, IntegrationBody? content = null, string error = "") =>
        respond = () => ResponseAsync((HttpStatusCode)status, content, error);

    public ScriptedBridgeApi(Exception exception) => respond = () => Task.FromException<IApiResponse<IntegrationBody>>(exception);

    public ActivationBody? Activation { get; private set; }

    public List<(string Call, CancellationToken Token)> Calls { get; } = [];

    public Task<IApiResponse<IntegrationBody>> ActivateAsync(
        ActivationBody body, CancellationToken cancellationToken, BridgeOperation operation)
    {
        Activation = body;
        return Respond("activate", cancellationToken);
    }

    public Task<IApiResponse<IntegrationBody>> ReadAsync(string id, CancellationToken cancellationToken, BridgeOperation operation) =>
        Respond($"read {id}", cancellationToken);

    public Task<IApiResponse<IntegrationBody>> TerminateAsync(string id, CancellationToken cancellationToken, BridgeOperation operation) =>
        Respond($"terminate {id}", cancellationToken);

    private Task<IApiResponse<IntegrationBody>> Respond(string call, CancellationToken cancellationToken)
    {
        Calls.Add((call, cancellationToken));
        return respond();
    }

    private static async Task<IApiResponse<IntegrationBody>> ResponseAsync(HttpStatusCode status, IntegrationBody? content, string text)
    {
        var settings = new RefitSettings();
        var request = new HttpRequestMessage(HttpMethod.Get, "https://bridge.example.com/");
        var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(text) };
        var error = response.IsSuccessStatusCode ? null : await ApiException.Create(request, HttpMethod.Get, response, settings);
        return new ApiResponse<IntegrationBody>(request, response, content, settings, error);
    }
}
