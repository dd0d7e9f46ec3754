using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>Shortens how long the bridge may take, so that no test waits for the documented time.</summary>
public static class BridgeBudgets
{
    /// <summary>Gives each call to the bridge this time, retries included.</summary>
    public static void Shorten(this BridgeOptions options, TimeSpan budget)
    {
        foreach (var operation in options.Budgets.Keys)
        {
            options.Budgets[operation] = budget;
        }
    }
}
