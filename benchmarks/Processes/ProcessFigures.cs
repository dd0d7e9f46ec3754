using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>What Linux counts of a process, read from <c>/proc</c>.</summary>
internal static class ProcessFigures
{
    // Always 100 a second for programs, whatever the kernel counts in.
    private const double Tick = 0.01;

    // Of what follows the name: state, parent, …
    private const int Parent = 1;
    private const int User = 11;
    private const int System = 12;
    private const int UserOfEnded = 13;
    private const int SystemOfEnded = 14;

    /// <summary>Seconds of CPU that the process has used.</summary>
    public static double Cpu(int id)
    {
        var fields = Read(id);
        return Seconds(fields, User) + Seconds(fields, System);
    }

    /// <summary>Seconds of CPU that the process and all its children have used, those that have ended included.</summary>
    public static double CpuOfFamily(int id)
    {
        var fields = Read(id);
        var own = Seconds(fields, User) + Seconds(fields, System) + Seconds(fields, UserOfEnded) + Seconds(fields, SystemOfEnded);
        return own + Children(id).Sum();
    }

    /// <summary>Bytes of memory that are in RAM.</summary>
    public static long Resident(int id)
    {
        var line = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static IEnumerable<double> Children(int id)
    {
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

            if (fields[Parent] == id.ToString(CultureInfo.InvariantCulture)) yield return Seconds(fields, User) + Seconds(fields, System);
        }
    }

    private static string[] Read(int id)
    {
        var text = File.ReadAllText($"/proc/{id}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static double Seconds(string[] fields, int field) => long.Parse(fields[field], CultureInfo.InvariantCulture) * Tick;
}
