using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>What a migration run did.</summary>
/// <param name="Applied">The scripts applied now, in order, by name without ending.</param>
/// <param name="Schema">The newest version that the database has afterwards.</param>
public sealed record MigrationReport(IReadOnlyList<string> Applied, int Schema);

/// <summary>
/// Brings the schema up to date: numbered scripts from this assembly, each applied once, all in one transaction under a lock that also
/// holds when several processes start together. A database that is newer than this assembly is left as it is.
/// </summary>
public sealed class SchemaMigrator
{
    private const long AdvisoryLock = 0x52797a65; // "Ryze"

    private readonly DbDataSource dataSource;
    private readonly DatabaseOptions options;
    private readonly TimeProvider clock;

    /// <summary>A migrator for the database that the options name.</summary>
    public SchemaMigrator(DbDataSource dataSource, DatabaseOptions options, TimeProvider clock) =>
        (this.dataSource, this.options, this.clock) = (dataSource, options, clock);

    /// <summary>Applies what is pending.</summary>
    /// <exception cref="DbException">The database cannot be reached, or a script failed; nothing is applied then.</exception>
    public async Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken)
    {
        if (options.SqliteFile is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (options.Kind == DatabaseKind.Sqlite)
        {
            await connection.ExecuteAsync(new CommandDefinition("PRAGMA journal_mode = WAL", cancellationToken: cancellationToken));
        }

        // On SQLite this begins with the write lock; PostgreSQL needs a lock of its own.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (options.Kind == DatabaseKind.Postgres)
        {
            await ExecuteAsync("SELECT pg_advisory_xact_lock(@AdvisoryLock)", new { AdvisoryLock });
        }

        const string createHistory =
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version integer PRIMARY KEY,
                name text NOT NULL,
                applied_at text NOT NULL
            )
            """;
        await ExecuteAsync(createHistory);
        var present = (await connection.QueryAsync<int>(
            new CommandDefinition("SELECT version FROM schema_migrations", transaction: transaction, cancellationToken: cancellationToken))).ToHashSet();

        var applied = new List<string>();
        foreach (var script in Scripts().Where(script => present.Add(script.Version)))
        {
            await ExecuteAsync(script.Sql);

            const string remember =
                """
                INSERT INTO schema_migrations (version, name, applied_at)
                VALUES (@Version, @Name, @AppliedAt)
                """;
            var appliedAt = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await ExecuteAsync(remember, new { script.Version, script.Name, AppliedAt = appliedAt });
            applied.Add(script.Name);
        }

        await transaction.CommitAsync(cancellationToken);
        return new MigrationReport(applied, present.Max());

        Task<int> ExecuteAsync(string sql, object? parameters = null) =>
            connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));
    }

    private IEnumerable<Script> Scripts()
    {
        var folder = options.Kind == DatabaseKind.Postgres ? "postgres/" : "sqlite/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => Script.Load(assembly, resource));
    }

    private sealed record Script(int Version, string Name, string Sql)
    {
        public static Script Load(Assembly assembly, string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = Path.GetFileNameWithoutExtension(resource);
            return new Script(int.Parse(name.Split('_')[0], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
