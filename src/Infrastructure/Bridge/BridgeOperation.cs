namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// What a request does at the bridge. Its budget, its retries, the bodies that are read and the metrics' <c>operation</c> depend on this,
/// never on the HTTP method: a second POST would silently inherit the budget of an activation.
/// </summary>
internal enum BridgeOperation
{
    Read,
    Terminate,
    Activate,
}

internal static class BridgeOperations
{
    /// <summary>The request option that carries the operation; <see cref="IBridgeApi"/> sets it on each of its methods.</summary>
    public const string OptionName = "RyzeChatwoot.BridgeOperation";

    private static readonly HttpRequestOptionsKey<BridgeOperation> Option = new(OptionName);

    extension(HttpRequestMessage request)
    {
        /// <summary>The operation that the request carries.</summary>
        /// <exception cref="InvalidOperationException">It carries none: its method on <see cref="IBridgeApi"/> lacks the parameter.</exception>
        public BridgeOperation Operation => request.Options.TryGetValue(Option, out var operation)
            ? operation
            : throw new InvalidOperationException($"A bridge request without the option {OptionName} has no budget.");
    }
}
