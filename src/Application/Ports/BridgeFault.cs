namespace RyzeChatwoot.Application.Ports;

/// <summary>Why a call to the bridge failed.</summary>
public enum BridgeFault
{
    /// <summary>No response within the budget.</summary>
    Timeout,

    /// <summary>Refused, reset, or no such host.</summary>
    Unreachable,

    /// <summary>A response that cannot be used.</summary>
    BadResponse,
}
