using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NUnit.Framework;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>Skips tests for want of a program, and says so once for each: the runner itself only counts them.</summary>
public static class Skipped
{
    private static readonly ConcurrentDictionary<string, bool> Reported = new();

    /// <summary>Ends the current test as ignored.</summary>
    /// <param name="reason">What is missing.</param>
    [DoesNotReturn]
    public static void Because(string reason)
    {
        if (Reported.TryAdd(reason, true))
        {
            // The console shows this at its default verbosity, which TestContext.Progress is not.
            TestContext.Error.WriteLine($"Tests are skipped. {reason}");
        }

        Assert.Ignore(reason);
    }
}
