namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// What a request does at the bridge (contract, section 8). Its budget, its retries, the bodies that are read and the metrics'
/// <c>operation</c> depend on this, never on the HTTP method: a second POST would silently inherit the budget of an activation. Everything
/// that an operation decides stands in this file; the compiler names what a new member lacks.
/// </summary>
public enum BridgeOperation
{
    /// <summary>Reads the live status of an integration.</summary>
    Read,

    /// <summary>Terminates an integration.</summary>
    Terminate,

    /// <summary>Activates an integration, for the first time or again.</summary>
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

    extension(BridgeOperation operation)
    {
        /// <summary>The value of the metrics' attribute <c>operation</c>.</summary>
        public string Name => operation switch
        {
            BridgeOperation.Read => "read",
            BridgeOperation.Terminate => "terminate",
            BridgeOperation.Activate => "activate",
        };

        /// <summary>How often a transient failure is retried. An activation never is: it may have succeeded.</summary>
        public int Retries => operation switch
        {
            BridgeOperation.Read => 1,
            BridgeOperation.Terminate => 2,
            BridgeOperation.Activate => 0,
        };

        /// <summary>The time for everything, retries and body included; <see cref="BridgeOptions.Budgets"/> starts with it.</summary>
        public TimeSpan DefaultBudget => operation switch
        {
            BridgeOperation.Read => TimeSpan.FromSeconds(10),
            BridgeOperation.Terminate => TimeSpan.FromSeconds(30),
            BridgeOperation.Activate => TimeSpan.FromSeconds(60),
        };

        /// <summary>Whether the body of a response is used; otherwise it is not read.</summary>
        public bool UsesBodyOf(HttpResponseMessage response) => operation switch
        {
            BridgeOperation.Read => response.IsSuccessStatusCode,
            BridgeOperation.Terminate => false,
            BridgeOperation.Activate => true,
        };
    }
}
