using System.Data;
using System.Globalization;
using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;

namespace RyzeChatwoot.Benchmarks.Floor;

/// <summary>The nine fields of a list, in their order.</summary>
internal sealed record FloorRow(
    string InstanceName,
    string Status,
    string BridgeIntegrationId,
    string ChatwootBaseUrl,
    long ChatwootAccountId,
    long ChatwootInboxId,
    string ChatwootInboxName,
    string LastError,
    string CreatedAt);

/// <summary>A few open connections, each with its statement prepared once and kept.</summary>
internal sealed class FloorDatabase : IAsyncDisposable
{
    private const int MaxConnections = 16;

    private readonly Channel<FloorSession> idle = Channel.CreateBounded<FloorSession>(MaxConnections);
    private readonly NpgsqlDataSource dataSource;
    private int opened;

    public FloorDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxPoolSize = MaxConnections };
        dataSource = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).Build();
    }

    public async ValueTask<FloorRow?> FindAsync(byte[] tokenHash, string instance)
    {
        var session = await TakeAsync();
        try
        {
            return await session.FindAsync(tokenHash, instance);
        }
        finally
        {
            idle.Writer.TryWrite(session);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.Reader.TryRead(out var session)) await session.DisposeAsync();

        await dataSource.DisposeAsync();
    }

    private async ValueTask<FloorSession> TakeAsync()
    {
        if (idle.Reader.TryRead(out var session)) return session;

        if (Interlocked.Increment(ref opened) <= MaxConnections) return await FloorSession.OpenAsync(dataSource);

        Interlocked.Decrement(ref opened);
        return await idle.Reader.ReadAsync();
    }
}

/// <summary>One connection and the one statement that authenticates and reads.</summary>
internal sealed class FloorSession : IAsyncDisposable
{
    private const string Sql =
        """
        SELECT i.name, c.status, c.bridge_integration_id, c.chatwoot_base_url, c.chatwoot_account_id,
               c.inbox_id, c.inbox_name, c.last_error, c.created_at
        FROM (
            SELECT id, name
            FROM instances
            WHERE token_hash = $1
              AND name = $2
            UNION ALL
            SELECT o.id, o.name
            FROM accounts a
            JOIN instances o ON o.account_id = a.id
            WHERE a.token_hash = $1
              AND o.name = $2
        ) i
        JOIN chatwoot_integrations c ON c.instance_id = i.id
        """;

    private readonly NpgsqlParameter<byte[]> tokenHash = new() { NpgsqlDbType = NpgsqlDbType.Bytea };
    private readonly NpgsqlParameter<string> name = new() { NpgsqlDbType = NpgsqlDbType.Text };
    private readonly NpgsqlCommand command;

    private FloorSession(NpgsqlConnection connection)
    {
        command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(tokenHash);
        command.Parameters.Add(name);
    }

    public static async Task<FloorSession> OpenAsync(NpgsqlDataSource dataSource)
    {
        var session = new FloorSession(await dataSource.OpenConnectionAsync());
        await session.command.PrepareAsync();
        return session;
    }

    public async ValueTask<FloorRow?> FindAsync(byte[] hash, string instance)
    {
        tokenHash.TypedValue = hash;
        name.TypedValue = instance;
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        if (!await reader.ReadAsync()) return null;

        return new FloorRow(
            reader.GetString(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetInt64(4),
            reader.GetInt64(5),
            reader.GetString(6),
            reader.GetString(7),
            reader.GetDateTime(8).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await command.Connection!.DisposeAsync();
    }
}
