namespace RyzeChatwoot.Application.Integrations;

/// <summary>Where a status comes from: the bridge, or the local row and why.</summary>
public enum StatusSource
{
    /// <summary>The status is live.</summary>
    Live,

    /// <summary>The bridge does not know the integration (yet).</summary>
    NotFound,

    /// <summary>The bridge took too long.</summary>
    Timeout,

    /// <summary>The bridge could not be reached.</summary>
    Unreachable,

    /// <summary>The bridge's response could not be used.</summary>
    BadResponse,

    /// <summary>The bridge was not called: the circuit is open.</summary>
    CircuitOpen,

    /// <summary>The bridge was not called: the bulkhead is full, or the bridge looks hung.</summary>
    Busy,

    /// <summary>The row names no integration at the bridge.</summary>
    NoBridgeId,
}

/// <summary>Sources in the contract's words.</summary>
public static class StatusSourceText
{
    /// <summary><c>live</c>, or the reason for local data (contract, section 5).</summary>
    public static string Text(this StatusSource source) => source switch
    {
        StatusSource.Live => "live",
        StatusSource.NotFound => "not-found",
        StatusSource.Timeout => "timeout",
        StatusSource.Unreachable => "unreachable",
        StatusSource.BadResponse => "bad-response",
        StatusSource.CircuitOpen => "circuit-open",
        StatusSource.Busy => "busy",
        StatusSource.NoBridgeId => "no-bridge-id",
    };
}
