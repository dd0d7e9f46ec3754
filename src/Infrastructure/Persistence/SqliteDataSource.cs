using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Opens connections to the embedded database, each with the settings that SQLite keeps per connection.</summary>
internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    // Another writer finishes within milliseconds; the driver's own wait polls far more slowly than SQLite's.
    private const string WaitForWriter = "PRAGMA busy_timeout = 5000";

    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection()
    {
        var connection = new SqliteConnection(connectionString);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
            {
                using var command = connection.CreateCommand();
                command.CommandText = WaitForWriter;
                command.ExecuteNonQuery();
            }
        };
        return connection;
    }
}
