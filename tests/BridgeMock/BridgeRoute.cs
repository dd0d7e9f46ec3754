namespace RyzeChatwoot.BridgeMock;

/// <summary>The call that a raw request target stands for, and the decoded id in it.</summary>
internal readonly record struct BridgeRoute(BridgeCall Call, string? Id)
{
    private const string Collection = "/v1/integrations/";

    /// <param name="pathPrefix">Stands before every route; empty or with a leading slash.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="rawTarget">The request target, not decoded.</param>
    /// <returns>Null for everything that is not one of the calls, a query string included.</returns>
    public static BridgeRoute? Match(string pathPrefix, string method, string rawTarget)
    {
        var collection = pathPrefix + Collection;
        if (!rawTarget.StartsWith(collection, StringComparison.Ordinal)) return null;

        var segment = rawTarget[collection.Length..];
        if (segment.Length == 0 || segment.AsSpan().ContainsAny('/', '?')) return null;

        return method switch
        {
            "POST" when segment == "activate" => new BridgeRoute(BridgeCall.Activate, null),
            "GET" => new BridgeRoute(BridgeCall.Read, Uri.UnescapeDataString(segment)),
            "DELETE" => new BridgeRoute(BridgeCall.Terminate, Uri.UnescapeDataString(segment)),
            _ => null,
        };
    }
}
