using System.Globalization;

namespace RyzeChatwoot.TestKit;

/// <summary>The Java WireMock on a loopback port that it chooses itself, with a copy of the sample as its root folder, because it writes there.</summary>
internal sealed class JavaWireMockProcess : IAsyncDisposable
{
    private static readonly string[] QuickStart = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"];

    private readonly GuardedProcess process;

    private JavaWireMockProcess(GuardedProcess process) => this.process = process;

    public int Port => int.Parse(process.Announced, CultureInfo.InvariantCulture);

    /// <param name="jar">WireMock.</param>
    /// <param name="sample">The folder of <c>mappings</c>.</param>
    /// <exception cref="InvalidOperationException">It did not start; the text has what it printed.</exception>
    public static async Task<JavaWireMockProcess> StartAsync(string jar, string sample)
    {
        var root = Directory.CreateTempSubdirectory("ryze-wiremock-").FullName;
        Copy(sample, root);

        // It prints its settings once it listens.
        string[] server = ["java", .. QuickStart, "-jar", jar, "--root-dir", root, "--bind-address", "127.0.0.1", "--port", "0"];
        return new JavaWireMockProcess(await GuardedProcess.StartAsync(root, "port:", server));
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
