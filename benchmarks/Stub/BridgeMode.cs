namespace RyzeChatwoot.Benchmarks.Stub;

internal enum BridgeMode
{
    /// <summary>At once, with what the rows hold.</summary>
    Live,

    /// <summary>The same after a pause.</summary>
    Slow,

    /// <summary>It accepts and never answers.</summary>
    Hang,

    /// <summary>503 to everything.</summary>
    Unavailable,
}
