using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>What is wrong with the database, in one line for an operator (contract, section 10).</summary>
public static class DatabaseFault
{
    private const string DuplicatePreparedStatement = "42P05";
    private const string UnknownPreparedStatement = "26000";

    // SQLSTATE classes: connection, authorization, database name, state of a transaction (read-only), resources, operator, system.
    private static readonly string[] UnavailableClasses = ["08", "28", "3D", "25", "53", "57", "58"];

    // SQLite: busy, locked, read-only, I/O error, corrupt, full, cannot open, no database.
    private static readonly int[] UnavailableCodes = [5, 6, 8, 10, 11, 13, 14, 26];

    /// <summary>Whether the database is unavailable, or unfit for use: then the statement that failed says nothing about the cause.</summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException { SqlState: DuplicatePreparedStatement or UnknownPreparedStatement } => true,
        PostgresException server => UnavailableClasses.Any(prefix => server.SqlState.StartsWith(prefix, StringComparison.Ordinal)),
        NpgsqlException => true,
        SqliteException file => UnavailableCodes.Contains(file.SqliteErrorCode),
        _ => false,
    };

    /// <summary>
    /// The innermost cause, behind what the driver says of the place where it occurred. Of several hosts, the causes of all. Secrets are
    /// not removed: see <see cref="DatabaseOptions.Redact"/>.
    /// </summary>
    public static string Describe(Exception exception)
    {
        var innermost = exception;
        while (innermost is not AggregateException && innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        var cause = innermost is AggregateException several
            ? string.Join("; ", several.InnerExceptions.Select(Describe).Distinct())
            : MessageOf(innermost) + Hint(innermost);
        var isWrapper = ReferenceEquals(innermost, exception)
            || exception is not DbException
            || exception.Message == innermost.Message
            || exception.Message.Contains("exception", StringComparison.OrdinalIgnoreCase);
        return (isWrapper ? cause : $"{exception.Message}: {cause}").ReplaceLineEndings(" ");
    }

    // The driver's own message continues with the position in the statement.
    private static string MessageOf(Exception exception) =>
        exception is PostgresException server ? $"{server.SqlState}: {server.MessageText}" : exception.Message;

    private static string Hint(Exception exception) =>
        exception is PostgresException { SqlState: DuplicatePreparedStatement or UnknownPreparedStatement }
            ? " (behind a connection pooler in transaction mode, add the option Max Auto Prepare=0 to DATABASE_URL)"
            : "";
}
