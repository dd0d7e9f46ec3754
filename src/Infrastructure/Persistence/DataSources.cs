using System.Data.Common;
using Npgsql;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Where connections to the database of the settings come from; nothing connects yet.</summary>
internal static class DataSources
{
    /// <summary>Connections for everything that serves requests.</summary>
    public static DbDataSource Shared(DatabaseOptions options) => options.Kind == DatabaseKind.Postgres
        ? Postgres(options.ConnectionString, "ryze-chatwoot")
        : new SqliteDataSource(options.ConnectionString);

    /// <summary>One connection apart from the others; the embedded database has no end of them.</summary>
    public static DbDataSource Single(DatabaseOptions options) => options.Kind == DatabaseKind.Postgres
        ? Postgres(new NpgsqlConnectionStringBuilder(options.ConnectionString) { MinPoolSize = 0, MaxPoolSize = 1 }.ConnectionString, "ryze-chatwoot-health")
        : new SqliteDataSource(options.ConnectionString);

    private static NpgsqlDataSource Postgres(string connectionString, string name) =>
        new NpgsqlDataSourceBuilder(connectionString) { Name = name }.Build();
}
