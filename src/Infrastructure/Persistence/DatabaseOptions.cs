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

    /// <summary>The database behind <see cref="ConnectionString"/>.</summary>
    public DatabaseKind Kind { get; set; }

    /// <summary>What the driver understands; holds a password.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The full path of the embedded database; null with PostgreSQL.</summary>
    public string? SqliteFile { get; set; }

    /// <summary>The password of a server, which no log and no response may show; null with SQLite.</summary>
    public string? Password => Kind == DatabaseKind.Postgres ? new NpgsqlConnectionStringBuilder(ConnectionString).Password : null;

    /// <summary>The keys of <c>ENCRYPTION_KEY</c>; null where it is absent.</summary>
    internal EncryptionKeys? Keys { get; set; }

    /// <summary>
    /// Takes over the settings. <c>DATABASE_URL</c> is <c>sqlite:&lt;path&gt;</c>, a <c>postgres://</c> URL, or a keyword string of libpq or
    /// Npgsql.
    /// </summary>
    /// <exception cref="InvalidSettingException">A value has another form, or a part of it is invalid; the message repeats no value.</exception>
    public void Read(IConfiguration configuration)
    {
        var url = configuration.Text(UrlSetting) ?? DefaultUrl;
        if (url.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase))
        {
            UseSqlite(url[SqlitePrefix.Length..].Trim());
        }
        else
        {
            (Kind, ConnectionString, SqliteFile) = (DatabaseKind.Postgres, PostgresConnectionString.Read(url), null);
        }

        Keys = configuration.Text(EncryptionKeys.Setting) is { } keys ? EncryptionKeys.Parse(keys, EncryptionKeys.Setting) : null;
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

    private void UseSqlite(string path)
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
        (Kind, ConnectionString, SqliteFile) = (DatabaseKind.Sqlite, builder.ConnectionString, file);
    }

    // Every possible file name, except what was written for a shell, for another program's URL form or for SQLite's own.
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
