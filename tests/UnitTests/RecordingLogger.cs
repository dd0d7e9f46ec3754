using Microsoft.Extensions.Logging;

namespace RyzeChatwoot.UnitTests;

/// <summary>One line of a log.</summary>
internal sealed record LogLine(LogLevel Level, string Text, Exception? Exception);

/// <summary>A log to read afterwards; every level is on.</summary>
internal sealed class RecordingLogger<T> : ILogger<T>
{
    private readonly List<LogLine> lines = [];

    public IReadOnlyList<LogLine> Lines => lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Add(new LogLine(logLevel, formatter(state, exception), exception));
}
