using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>What Linux counts for a process, read from <c>/proc</c>.</summary>
internal static class ProcessFigures
{
    // Always 100 a second in /proc, whatever the kernel's own tick is.
    private const double Tick = 0.01;

    // Positions after the name: state, parent, …
    private const int Parent = 1;
    private const int User = 11;
    private const int System = 12;
    private const int UserOfEndedChildren = 13;
    private const int SystemOfEndedChildren = 14;

    /// <summary>Seconds of CPU that the process has used.</summary>
    public static double Cpu(int id) => Seconds(Read(id), User, System);

    /// <summary>Seconds of CPU that the process and all its children have used, ended ones included.</summary>
    public static double CpuWithChildren(int id) =>
        Seconds(Read(id), User, System, UserOfEndedChildren, SystemOfEndedChildren) + RunningChildren(id).Sum();

    /// <summary>MiB of memory that are in RAM.</summary>
    public static double Resident(int id)
    {
        var line = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    private static IEnumerable<double> RunningChildren(int id)
    {
        var parent = id.ToString(CultureInfo.InvariantCulture);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var child)) continue;

            string[] fields;
            try
            {
                fields = Read(child);
            }
            catch (IOException)
            {
                continue;
            }

            if (fields[Parent] == parent) yield return Seconds(fields, User, System);
        }
    }

    private static string[] Read(int id)
    {
        var text = File.ReadAllText($"/proc/{id}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static double Seconds(string[] fields, params int[] positions) =>
        positions.Sum(position => long.Parse(fields[position], CultureInfo.InvariantCulture)) * Tick;
}
