using System.Threading.Channels;
using Npgsql;

namespace RyzeChatwoot.Benchmarks.Floor;

/// <summary>A few open connections, each with its statement prepared once and kept.</summary>
internal sealed class FloorSessions : IAsyncDisposable
{
    private const int Most = 16;

    private readonly Channel<FloorSession> idle = Channel.CreateBounded<FloorSession>(Most);
    private readonly NpgsqlDataSource dataSource;
    private int opened;

    public FloorSessions(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxPoolSize = Most };
        dataSource = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).Build();
    }

    public async ValueTask<FloorSession> TakeAsync()
    {
        if (idle.Reader.TryRead(out var session)) return session;

        if (Interlocked.Increment(ref opened) <= Most) return await FloorSession.OpenAsync(dataSource);

        Interlocked.Decrement(ref opened);
        return await idle.Reader.ReadAsync();
    }

    public void GiveBack(FloorSession session) => idle.Writer.TryWrite(session);

    public async ValueTask DisposeAsync()
    {
        while (idle.Reader.TryRead(out var session)) await session.DisposeAsync();

        await dataSource.DisposeAsync();
    }
}
