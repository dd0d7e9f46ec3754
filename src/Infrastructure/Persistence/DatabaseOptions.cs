using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Where rows are kept and what encrypts the tokens in them (contract, section 10).</summary>
public sealed class DatabaseOptions
{
    /// <summary>The name of the setting.</summary>
    internal const string UrlSetting = "DATABASE_URL";
    private const string DefaultUrl = "sqlite:data/ryze-chatwoot.db";
    private const string SqlitePrefix = "sqlite:";

    private DatabaseOptions(DatabaseKind kind, string connectionString, string? sqliteFile)
    {
        Kind = kind;
        ConnectionString = connectionString;
        SqliteFile = sqliteFile;
    }

    /// <summary>The database behind <see cref="ConnectionString"/>.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>What the driver understands; holds a password.</summary>
    public string ConnectionString { get; }

    /// <summary>The full path of the embedded database; null with PostgreSQL.</summary>
    public string? SqliteFile { get; }

    /// <summary>The password of a server, which no log and no response may show; null with SQLite.</summary>
    public string? Password => Kind == DatabaseKind.Postgres ? new NpgsqlConnectionStringBuilder(ConnectionString).Password : null;

    /// <summary>Reads <c>DATABASE_URL</c>: <c>sqlite:&lt;path&gt;</c>, a <c>postgres://</c> URL, or a keyword string of libpq or Npgsql.</summary>
    /// <exception cref="InvalidSettingException">It has none of these forms, or a part of it is invalid; the message repeats no value.</exception>
    public static DatabaseOptions Read(IConfiguration configuration)
    {
        var url = configuration.Text(UrlSetting) ?? DefaultUrl;
        return url.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase)
            ? Sqlite(url[SqlitePrefix.Length..].Trim())
            : new DatabaseOptions(DatabaseKind.Postgres, PostgresConnectionString.Read(url), null);
    }

    /// <summary>A text of the driver or of the server, without the secrets of the setting.</summary>
    public string Redact(string text)
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            return text;
        }

        var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
        return ((string?[])[parts.Password, parts.SslPassword])
            .OfType<string>()
            .Where(secret => secret.Length > 0)
            .Aggregate(text, (redacted, secret) => redacted.Replace(secret, "[redacted]", StringComparison.Ordinal));
    }

    private static DatabaseOptions Sqlite(string path)
    {
        if (!IsPath(path))
        {
            throw new InvalidSettingException(UrlSetting, "sqlite: must be followed by the path of a file, without options, quotes or //");
        }

        var file = Path.GetFullPath(path);
        if (Directory.Exists(file))
        {
            throw new InvalidSettingException(UrlSetting, "sqlite: must be followed by the path of a file, not of a folder");
        }

        var builder = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = true };
        return new DatabaseOptions(DatabaseKind.Sqlite, builder.ConnectionString, file);
    }

    // Everything that a file could be called, but what is meant for a shell, for another program's URL form or for SQLite's own.
    private static bool IsPath(string path) =>
        path.Length > 0
        && !path.Any(c => char.IsControl(c) || c == '?')
        && !path.StartsWith(':')
        && !path.StartsWith('~')
        && !path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        && !path.Contains("//", StringComparison.Ordinal)
        && !SettingReader.IsQuoted(path)
        && !Path.EndsInDirectorySeparator(path);
}
