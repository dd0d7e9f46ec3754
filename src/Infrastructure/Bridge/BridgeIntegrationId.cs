namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Which ids of the bridge can be stored and put into a path.</summary>
internal static class BridgeIntegrationId
{
    private const int MaxLength = 255;

    /// <summary>Printable ASCII without spaces; not "." or "..", which a URL would resolve away.</summary>
    public static bool IsUsable(string? id) =>
        id is { Length: >= 1 and <= MaxLength } and not ("." or "..") && id.All(c => c is > ' ' and <= '~');
}
