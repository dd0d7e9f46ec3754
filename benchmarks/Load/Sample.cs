namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>One contender in one round.</summary>
/// <param name="Load">What the client saw.</param>
/// <param name="ServerCpu">Microseconds per request.</param>
/// <param name="DatabaseCpu">Microseconds per request.</param>
/// <param name="Resident">MiB after the round.</param>
internal sealed record Sample(WrkResult Load, double ServerCpu, double DatabaseCpu, double Resident);
