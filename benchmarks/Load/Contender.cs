using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>What takes part in a comparison: one server, or several that share the load.</summary>
internal sealed record Contender(string Name, Wrk Load, params Server[] Servers)
{
    /// <summary>Always two, so that one server and two of them are driven by the same two clients.</summary>
    public bool Divided { get; init; }

    public IReadOnlyList<Uri> Urls => Divided ? [Servers[0].Url, Servers[^1].Url] : [.. Servers.Select(server => server.Url)];

    public double Cpu() => Servers.Sum(server => ProcessFigures.Cpu(server.Process.Id));

    public long Resident() => Servers.Sum(server => ProcessFigures.Resident(server.Process.Id));
}
