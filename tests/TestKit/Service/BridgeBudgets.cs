using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>Shortens how long the bridge may take, so that no test waits for the documented time.</summary>
public static class BridgeBudgets
{
    /// <summary>Gives calls to the bridge this time, retries included.</summary>
    /// <param name="options">The bridge's options.</param>
    /// <param name="budget">The time.</param>
    /// <param name="operations">The calls; all of them where none is named.</param>
    public static void Shorten(this BridgeOptions options, TimeSpan budget, params BridgeOperation[] operations)
    {
        foreach (var operation in operations.Length > 0 ? operations : [.. options.Budgets.Keys])
        {
            options.Budgets[operation] = budget;
        }
    }
}
