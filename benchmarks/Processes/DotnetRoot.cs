using System.Runtime.InteropServices;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>Where the runtime is installed that this process runs on.</summary>
internal static class DotnetRoot
{
    /// <summary>Three above <c>shared/Microsoft.NETCore.App/version</c>.</summary>
    public static string Path { get; } =
        System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The command-line tool of that installation.</summary>
    public static string Tool { get; } = System.IO.Path.Combine(Path, "dotnet");
}
