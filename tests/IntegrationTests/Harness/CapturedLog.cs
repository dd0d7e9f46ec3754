using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>One line of the service's log.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Category">Who wrote it.</param>
/// <param name="Text">The message with everything that a log backend could show of it: values, scopes, exception.</param>
public sealed record LogLine(LogLevel Level, string Category, string Text);

/// <summary>Keeps every line that the service logs, at every level.</summary>
[ProviderAlias("Captured")]
public sealed class CapturedLog : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<LogLine> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IReadOnlyList<LogLine> Lines => [.. lines];

    /// <summary>The lines that somebody should look at.</summary>
    public IReadOnlyList<LogLine> Warnings => [.. lines.Where(line => line.Level >= LogLevel.Warning)];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var parts = new List<object?> { formatter(state, exception), exception };
            Add(parts, state);
            log.scopes.ForEachScope((scope, all) => Add(all, scope), parts);
            log.lines.Enqueue(new LogLine(logLevel, category, string.Join(Environment.NewLine, parts.Where(part => part is not null))));
        }

        private static void Add(List<object?> parts, object? state)
        {
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                parts.AddRange(values.Select(value => (object?)$"{value.Key}={value.Value}"));
            }
            else
            {
                parts.Add(state);
            }
        }
    }
}
