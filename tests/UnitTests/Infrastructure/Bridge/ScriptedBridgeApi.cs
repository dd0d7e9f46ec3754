using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>The bridge's routes with one answer, or one exception, for whatever is called; it remembers what was sent.</summary>
internal sealed class ScriptedBridgeApi : IBridgeApi
{
    private readonly Task<BridgeResponse<IntegrationBody>> answer;

    public ScriptedBridgeApi(int status, IntegrationBody? content = null, string error = "") =>
        answer = Task.FromResult(new BridgeResponse<IntegrationBody>(status, content, error));

    public ScriptedBridgeApi(Exception exception) => answer = Task.FromException<BridgeResponse<IntegrationBody>>(exception);

    public ActivationBody? Activation { get; private set; }

    public List<(string Call, CancellationToken Token)> Calls { get; } = [];

    public Task<BridgeResponse<IntegrationBody>> ActivateAsync(ActivationBody body, CancellationToken cancellationToken)
    {
        Activation = body;
        return Answer("activate", cancellationToken);
    }

    public Task<BridgeResponse<IntegrationBody>> ReadAsync(string id, CancellationToken cancellationToken) =>
        Answer($"read {id}", cancellationToken);

    public Task<BridgeResponse<IntegrationBody>> TerminateAsync(string id, CancellationToken cancellationToken) =>
        Answer($"terminate {id}", cancellationToken);

    private Task<BridgeResponse<IntegrationBody>> Answer(string call, CancellationToken cancellationToken)
    {
        Calls.Add((call, cancellationToken));
        return answer;
    }
}
