using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>One entry of the service's log.</summary>
/// <param name="Level">Its severity.</param>
/// <param name="Category">The type that wrote it.</param>
/// <param name="Text">The message with everything that a log backend could show of it: values, scopes, exception.</param>
public sealed record LogLine(LogLevel Level, string Category, string Text);

/// <summary>Reads what the service has logged, at every level.</summary>
public sealed class CapturedLog(FakeLogCollector collector)
{
    public IReadOnlyList<LogLine> Lines => [.. collector.GetSnapshot().Select(ToLine)];

    /// <summary>The entries at level Warning and above.</summary>
    public IReadOnlyList<LogLine> Warnings => [.. Lines.Where(line => line.Level >= LogLevel.Warning)];

    private static LogLine ToLine(FakeLogRecord record) => new(
        record.Level,
        record.Category ?? "",
        string.Join(Environment.NewLine, [record.Message, .. record.Scopes.Append(record.State).SelectMany(TextsOf), $"{record.Exception}"]));

    private static IEnumerable<string> TextsOf(object? state) => state is IEnumerable<KeyValuePair<string, string?>> values
        ? values.Select(value => $"{value.Key}={value.Value}")
        : [$"{state}"];
}
