using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Where rows are kept and what encrypts the tokens in them (contract, section 10).</summary>
public sealed class DatabaseOptions
{
    private const string UrlSetting = "DATABASE_URL";
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

    /// <summary>The values of this section that no log and no answer may show.</summary>
    public string? Password => Kind == DatabaseKind.Postgres ? new NpgsqlConnectionStringBuilder(ConnectionString).Password : null;

    /// <summary>Reads <c>DATABASE_URL</c>: <c>sqlite:&lt;path&gt;</c>, a <c>postgres://</c> URL, or an Npgsql keyword string.</summary>
    /// <exception cref="InvalidSettingException">It has none of these forms.</exception>
    public static DatabaseOptions Read(IConfiguration configuration)
    {
        var url = configuration.Text(UrlSetting) ?? DefaultUrl;
        if (url.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return Sqlite(url[SqlitePrefix.Length..]);
        }

        try
        {
            return new DatabaseOptions(DatabaseKind.Postgres, PostgresUrl.ToConnectionString(url), null);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or NotSupportedException or InvalidOperationException)
        {
            // The driver's own message may repeat the value, which holds a password.
            throw new InvalidSettingException(
                UrlSetting, "must be sqlite:<path>, postgres://user:password@host:port/db, or an Npgsql keyword string with known keywords");
        }
    }

    private static DatabaseOptions Sqlite(string path)
    {
        if (path.Length == 0 || path.Contains('\0') || path.StartsWith(':') || Path.EndsInDirectorySeparator(path))
        {
            throw new InvalidSettingException(UrlSetting, "sqlite: must be followed by the path of a file");
        }

        var file = Path.GetFullPath(path);
        var builder = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = true };
        return new DatabaseOptions(DatabaseKind.Sqlite, builder.ConnectionString, file);
    }
}
