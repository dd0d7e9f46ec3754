namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>Publishes the service and this project as an operator would, and tells where the programs are.</summary>
internal sealed class Publisher
{
    private readonly string root = FindRoot();

    /// <summary>The program of the service.</summary>
    public string Service => Program("service", "RyzeChatwoot.WebApi");

    /// <summary>The program of the floor and of the bridge's stub.</summary>
    public string Floor => Program("floor", "RyzeChatwoot.Benchmarks");

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        await PublishAsync("src/WebApi", "service", cancellationToken);
        await PublishAsync("benchmarks", "floor", cancellationToken);
    }

    private async Task PublishAsync(string project, string folder, CancellationToken cancellationToken) =>
        await Shell.RunAsync(
            [],
            [
                DotnetRoot.Tool, "publish", Path.Combine(root, project), "-c", "Release", "-r", "linux-x64", "--no-self-contained",
                "-p:PublishReadyToRun=true", "-o", Folder(folder),
            ],
            cancellationToken);

    private string Program(string folder, string name) => Path.Combine(Folder(folder), name);

    private string Folder(string name) => Path.Combine(root, "artifacts", "benchmarks", name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RyzeChatwoot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run outside of the repository.");
        }

        return folder.FullName;
    }
}
