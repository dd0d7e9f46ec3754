using RyzeChatwoot.Benchmarks.Load;

namespace RyzeChatwoot.Benchmarks.Output;

/// <summary>A number that every comparison prints.</summary>
internal sealed record Figure(string Name, Func<Sample, double> Read)
{
    public static readonly Figure PerSecond = new("requests/s", sample => sample.Load.PerSecond);
    public static readonly Figure P50 = new("p50, ms", sample => sample.Load.P50);
    public static readonly Figure P99 = new("p99, ms", sample => sample.Load.P99);
    public static readonly Figure ServerCpu = new("server CPU, µs a request", sample => sample.ServerCpu);
    public static readonly Figure DatabaseCpu = new("database CPU, µs a request", sample => sample.DatabaseCpu);
    public static readonly Figure Resident = new("RSS after load, MiB", sample => sample.Resident);

    public static readonly IReadOnlyList<Figure> All = [PerSecond, P50, P99, ServerCpu, DatabaseCpu, Resident];
}
