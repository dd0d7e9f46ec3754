using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Stub;

/// <summary>
/// A bridge that costs little, because it shares the machine's cores with what is measured. One response for every
/// integration; the control routes say which.
/// </summary>
internal static class BridgeStub
{
    public const string Command = "stub";

    /// <param name="args">The port.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(int.Parse(args[0], CultureInfo.InvariantCulture));
        });
        await using var app = builder.Build();
        app.Run(new BridgeRoutes().HandleAsync);
        await app.RunAsync();
        return 0;
    }
}
