using System.Net.Sockets;
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
            return Broken(exception.HttpRequestError, exception);
        }
        catch (IOException exception)
        {
            return Broken((exception as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown, exception);
        }
    }

    private static BridgeAttempt Broken(HttpRequestError error, Exception exception) => new(null, FaultOf(error), exception.GetBaseException() switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        _ when error == HttpRequestError.Unknown => "the connection broke",
        _ => error.ToString(),
    });

    private static BridgeFault FaultOf(HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            ? BridgeFault.BadResponse
            : BridgeFault.Unreachable;
}
