using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Configuration;

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
    private readonly IDatabaseFaults faults;
    private readonly TimeProvider clock;

    /// <summary>A migrator for the database that the options name.</summary>
    public SchemaMigrator(DbDataSource dataSource, DatabaseOptions options, IDatabaseFaults faults, TimeProvider clock) =>
        (this.dataSource, this.options, this.faults, this.clock) = (dataSource, options, faults, clock);

    /// <summary>Applies what is pending; where nothing is, it only reads, so that a role without the right to create tables may run it.</summary>
    /// <exception cref="InvalidSettingException">The database cannot be used, or a script failed; nothing is applied then.</exception>
    public async Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            CreateFolder();
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            var hasHistory = await PrepareAsync(connection, cancellationToken);
            var scripts = Scripts().ToList();
            var present = hasHistory ? await VersionsAsync(connection, null, cancellationToken) : [];
            return scripts.TrueForAll(script => present.Contains(script.Version))
                ? new MigrationReport([], present.Max())
                : await ApplyAsync(connection, scripts, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or InvalidSettingException))
        {
            throw Unusable("the database cannot be used", exception);
        }
    }

    private void CreateFolder()
    {
        if (options.SqliteFile is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
    }

    /// <returns>Whether migrations were applied before.</returns>
    private async Task<bool> PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (options.Kind == DatabaseKind.Sqlite)
        {
            const string sqlite =
                """
                PRAGMA journal_mode = WAL;
                SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'
                """;
            using var results = await connection.QueryMultipleAsync(new CommandDefinition(sqlite, cancellationToken: cancellationToken));
            await results.ReadAsync<string>();
            return await results.ReadSingleAsync<long>() > 0;
        }

        const string postgres =
            """
            SELECT current_setting('server_encoding') AS Encoding,
                   current_setting('transaction_read_only') = 'on' AS IsReadOnly,
                   to_regclass('schema_migrations') IS NOT NULL AS HasHistory
            """;
        var server = await connection.QuerySingleAsync<Server>(new CommandDefinition(postgres, cancellationToken: cancellationToken));
        if (server.Encoding != "UTF8")
        {
            throw new InvalidSettingException(DatabaseOptions.UrlSetting, $"the database must have the encoding UTF8; it has {server.Encoding}");
        }

        return server.IsReadOnly
            ? throw new InvalidSettingException(DatabaseOptions.UrlSetting, "the database is read-only; a standby server cannot be used")
            : server.HasHistory;
    }

    private async Task<MigrationReport> ApplyAsync(DbConnection connection, List<Script> scripts, CancellationToken cancellationToken)
    {
        // On SQLite this begins with the write lock; PostgreSQL needs a lock of its own.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var applied = new List<string>();
        try
        {
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
            var present = await VersionsAsync(connection, transaction, cancellationToken);
            foreach (var script in scripts.Where(script => present.Add(script.Version)))
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
        }
        catch (DbException exception)
        {
            throw Unusable("pending migrations cannot be applied", exception);
        }

        Task<int> ExecuteAsync(string sql, object? parameters = null) =>
            connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));
    }

    private static async Task<HashSet<int>> VersionsAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<int>(
            new CommandDefinition("SELECT version FROM schema_migrations", transaction: transaction, cancellationToken: cancellationToken))];

    private InvalidSettingException Unusable(string what, Exception exception) =>
        new(DatabaseOptions.UrlSetting, $"{what}: {faults.Describe(exception)}");

    private IEnumerable<Script> Scripts()
    {
        var folder = options.Kind == DatabaseKind.Postgres ? "postgres/" : "sqlite/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => Script.Load(assembly, resource));
    }

    private sealed record Server(string Encoding, bool IsReadOnly, bool HasHistory);

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
