namespace RyzeChatwoot.Benchmarks.Stub;

internal enum BridgeMode
{
    /// <summary>At once, with what the rows hold.</summary>
    Live,

    /// <summary>The same after a pause.</summary>
    Slow,

    /// <summary>At once, with another last error every time, so that every live response makes the service write.</summary>
    Restless,

    /// <summary>It accepts and never responds.</summary>
    Hang,

    /// <summary>503 to everything.</summary>
    Unavailable,
}
