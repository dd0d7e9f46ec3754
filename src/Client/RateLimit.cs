using System.Globalization;

namespace RyzeChatwoot.Client;

/// <summary>The state of a token's rate limit.</summary>
/// <param name="Limit">Requests a minute.</param>
/// <param name="Remaining">How many of them are left in this window.</param>
/// <param name="ResetsAt">When the window ends.</param>
public sealed record RateLimit(int Limit, int Remaining, DateTimeOffset ResetsAt)
{
    internal static RateLimit? Of(HttpResponseMessage response) =>
        Number(response, "X-RateLimit-Limit") is { } limit
        && Number(response, "X-RateLimit-Remaining") is { } remaining
        && Number(response, "X-RateLimit-Reset") is { } reset
            ? new RateLimit((int)limit, (int)remaining, DateTimeOffset.FromUnixTimeSeconds(reset))
            : null;

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && long.TryParse(string.Join("", values), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
