using RyzeChatwoot.Benchmarks.Load;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>Some lists at leisure, so that a fresh process does not compile its code while it is measured.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    /// <summary>Lists of the last instances, which a part that asks for few does not touch.</summary>
    public static async Task RunAsync(Bench bench, Server service)
    {
        using var loop = OpenLoop.OfLists(service.Url, arrival => bench.Database.Instances - 1 - (arrival % 5), bench.Cancellation);
        await Task.WhenAll(await loop.SendAsync(perSecond: 50, Time));
    }
}
