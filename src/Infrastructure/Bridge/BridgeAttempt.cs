using Polly.Timeout;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>What came of a call: a response, or why there is none.</summary>
/// <param name="Response">The bridge's answer, whatever its status; null when there was none.</param>
/// <param name="Fault">Why there was none.</param>
/// <param name="Detail">The same for the log; our own words.</param>
internal readonly record struct BridgeAttempt(BridgeResponse<IntegrationBody>? Response, BridgeFault Fault, string Detail)
{
    /// <summary>Waits for a call; only cancellation is left to be thrown.</summary>
    public static async Task<BridgeAttempt> OfAsync(Task<BridgeResponse<IntegrationBody>> call)
    {
        try
        {
            return new BridgeAttempt(await call, default, "");
        }
        catch (TimeoutRejectedException exception)
        {
            return new BridgeAttempt(null, BridgeFault.Timeout, $"no answer within {exception.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException exception)
        {
            return new BridgeAttempt(null, FaultOf(exception.HttpRequestError), exception.HttpRequestError.ToString());
        }
        catch (HttpIOException exception)
        {
            return new BridgeAttempt(null, FaultOf(exception.HttpRequestError), exception.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return new BridgeAttempt(null, BridgeFault.Unreachable, "the connection broke");
        }
    }

    private static BridgeFault FaultOf(HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            ? BridgeFault.BadResponse
            : BridgeFault.Unreachable;
}
