using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>One row of the matrix of faults and routes: what each route makes of a fault of the bridge (contract, sections 5 to 7).</summary>
/// <param name="Fault">What the bridge does.</param>
/// <param name="Source">Why a list responds from local data.</param>
/// <param name="Reads">How often a list calls the bridge, repetitions included.</param>
/// <param name="IsTerminated">Whether a delete takes the integration for terminated.</param>
/// <param name="Terminations">How often a delete calls the bridge, repetitions included.</param>
/// <param name="SetStatus">The HTTP status of a set, which calls the bridge once.</param>
public sealed record FaultCase(Fault Fault, string Source, int Reads, bool IsTerminated, int Terminations, int SetStatus)
{
    /// <summary>Far above a shortened budget, far below a documented one.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ShortBudget = TimeSpan.FromMilliseconds(500);

    /// <summary>Every fault. A termination is decided by the status alone, so a body that is not understood does not matter to it.</summary>
    public static readonly FaultCase[] All =
    [
        // A stopped bridge counts no calls.
        new(Fault.Refused, "unreachable", 0, false, 0, 502),
        new(Fault.Reset, "unreachable", 2, false, 3, 502),

        // .NET itself sends a request without a body again when the connection ends before the first byte of a response.
        new(Fault.ClosedWithoutResponse, "unreachable", 4, false, 4, 502),
        new(Fault.RandomData, "unreachable", 1, false, 1, 502),
        new(Fault.MalformedChunk, "unreachable", 2, true, 1, 502),
        new(Fault.Truncated, "unreachable", 2, true, 1, 502),
        new(Fault.Hang, "timeout", 1, false, 1, 504),
        new(Fault.LateResponse, "timeout", 1, false, 1, 504),
        new(Fault.Drip, "timeout", 1, true, 1, 504),
        new(Fault.HangInBody, "timeout", 1, true, 1, 504),
        new(Fault.NotFound, "not-found", 1, true, 1, 502),
        new(Fault.Unauthorized, "bad-response", 1, false, 1, 502),
        new(Fault.TooManyRequests, "bad-response", 1, false, 1, 502),
        new(Fault.ServerError, "bad-response", 2, false, 3, 502),
        new(Fault.Redirect, "bad-response", 1, false, 1, 502),
        new(Fault.Html, "bad-response", 1, true, 1, 502),
        new(Fault.BrokenJson, "bad-response", 1, true, 1, 502),
        new(Fault.JsonArray, "bad-response", 1, true, 1, 502),
        new(Fault.EmptyBody, "bad-response", 1, true, 1, 502),
        new(Fault.FiveMebibytes, "bad-response", 1, true, 1, 502),
        new(Fault.FiveMebibytesInChunks, "bad-response", 1, true, 1, 502),

        // The integration runs, so a set takes it for active.
        new(Fault.UnknownStatus, "bad-response", 1, true, 1, 201),
    ];

    /// <summary>Shortens how long the bridge may take where that is what the test waits for.</summary>
    public void Shorten(BridgeOptions options)
    {
        if (Source == "timeout")
        {
            options.Shorten(ShortBudget);
        }
    }

    /// <summary>The name of the fault, for the name of the test.</summary>
    public override string ToString() => $"{Fault}";
}
