namespace RyzeChatwoot.Benchmarks.Parts;

/// <summary>The parts by the names that the command line uses.</summary>
internal static class PartList
{
    private static readonly (string Name, Func<Bench, Task> Run, bool IsUsual)[] All =
    [
        ("local", FloorComparison.LocalAsync, true),
        ("bridge", FloorComparison.LiveAsync, true),
        ("cold", Cold.RunAsync, true),
        ("hang", Hang.RunAsync, true),
        ("heal", Heal.RunAsync, true),
        ("slow", Slow.RunAsync, true),
        ("hot", Hot.RunAsync, true),
        ("health", HealthUnderLoad.RunAsync, true),
        ("logging", Settings.LoggingAsync, true),
        ("shared", Settings.SharedAsync, true),
        ("replicas", Replicas.RunAsync, true),
        ("sqlite", Sqlite.RunAsync, true),
        ("size", Size.RunAsync, false),
    ];

    public static string Usage =>
        $"Usage: [{string.Join(' ', All.Select(part => part.Name))}] "
        + "[--instances N] [--seconds S] [--rounds R] [--account-tokens] [--keep-published]";

    /// <exception cref="FormatException">There is no part of that name.</exception>
    public static void Check(IEnumerable<string> names)
    {
        if (names.FirstOrDefault(name => All.All(part => part.Name != name)) is { } unknown)
            throw new FormatException($"There is no part '{unknown}'.");
    }

    /// <returns>Those named; where none is, all but those that take long.</returns>
    public static IEnumerable<Func<Bench, Task>> Of(IReadOnlyList<string> names) =>
        names.Count == 0
            ? All.Where(part => part.IsUsual).Select(part => part.Run)
            : names.Select(name => All.First(part => part.Name == name).Run);
}
