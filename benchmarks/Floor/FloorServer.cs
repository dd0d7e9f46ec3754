using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Floor;

/// <summary>
/// The least that can respond to a list: Kestrel with one middleware, one prepared statement, generated JSON. It has no
/// limiter, no logs, no validation and no error handling; it is what a machine gives, not what a service should be.
/// </summary>
internal static class FloorServer
{
    public const string Command = "floor";

    /// <param name="args">The port, the Npgsql connection string and, where responses are to be live, the bridge's URL.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var port = int.Parse(args[0], CultureInfo.InvariantCulture);
        await using var sessions = new FloorSessions(args[1]);
        using var bridge = args.Length > 2 ? new FloorBridge(new Uri(args[2])) : null;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        await using var app = builder.Build();
        app.Run(new FloorList(sessions, bridge).HandleAsync);
        await app.RunAsync();
        return 0;
    }
}
