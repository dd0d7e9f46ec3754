using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>What a process left when it ended.</summary>
public sealed record ProcessEnd(int ExitCode, string Output, string Error);

/// <summary>The service as an operator starts it: a process of its own, which knows no other settings than those given here.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan TestTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What the runtime needs of the machine; everything else of its environment is kept away.</summary>
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "DOTNET_HOST_PATH"];

    private readonly Process process;
    private readonly Lock gate = new();
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> waiting = [];
    private bool isDisposed;

    private ServiceProcess(IReadOnlyDictionary<string, string?> settings, string[] args)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(ServiceHost).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Except(Inherited).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings.Where(setting => setting.Value is not null))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseUrl { get; private set; } = new("http://nowhere.invalid");

    /// <summary>Starts the service and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the text has what it printed.</exception>
    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var service = new ServiceProcess(settings, []);
        try
        {
            var line = await service.WaitForLineAsync(line => ListeningLine().IsMatch(line));
            service.BaseUrl = new Uri(ListeningLine().Match(line).Groups[1].Value);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a command that takes time.</summary>
    public static ServiceProcess Start(IReadOnlyDictionary<string, string?> settings, params string[] args) => new(settings, args);

    /// <summary>Runs it to its end.</summary>
    public static async Task<ProcessEnd> RunAsync(IReadOnlyDictionary<string, string?> settings, params string[] args)
    {
        await using var service = new ServiceProcess(settings, args);
        return await service.EndAsync();
    }

    /// <summary>Completes with the first line on standard output, past ones included, that is wanted.</summary>
    /// <exception cref="InvalidOperationException">The process ended without printing one.</exception>
    public async Task<string> WaitForLineAsync(Func<string, bool> wanted)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((wanted, found));
            if (output.ToString().Split('\n').FirstOrDefault(wanted) is { } past)
            {
                found.TrySetResult(past);
            }
        }

        if (await Task.WhenAny(found.Task, process.WaitForExitAsync()).WaitAsync(TestTimeout, TimeProvider.System) != found.Task)
        {
            throw new InvalidOperationException($"The service ended with {process.ExitCode}: {await EndAsync()}");
        }

        return await found.Task;
    }

    /// <summary>Ends the process as a crash of the machine would: at once, without a word to it.</summary>
    public async Task KillHardAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Signals the process to stop, as a service manager does (<c>TERM</c>) or a person at the keyboard (<c>INT</c>).</summary>
    public void AskToStop(string signal = "TERM")
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Signals it to stop and waits for its end.</summary>
    public Task<ProcessEnd> StopAsync()
    {
        AskToStop();
        return EndAsync();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task<ProcessEnd> EndAsync()
    {
        using var timeout = new CancellationTokenSource(TestTimeout, TimeProvider.System);
        await process.WaitForExitAsync(timeout.Token);
        lock (gate)
        {
            return new ProcessEnd(process.ExitCode, output.ToString(), error.ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        if (!process.HasExited)
        {
            await KillHardAsync();
        }

        process.Dispose();
    }

    private void Keep(StringBuilder kept, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            kept.Append(line).Append('\n');
            if (kept == output)
            {
                foreach (var (_, found) in waiting.Where(waiter => waiter.Wanted(line)))
                {
                    found.TrySetResult(line);
                }
            }
        }
    }

    [GeneratedRegex(@"Now listening on: (http://[^\s""]+)")]
    private static partial Regex ListeningLine();
}
