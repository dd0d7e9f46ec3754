using System.Data.Common;
using Dapper;

namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>Statements that nobody can call off, and one that can be.</summary>
internal static class DapperOffenders
{
    private const string Sql = "SELECT 1";

    public static int Bare(DbConnection connection) => connection.ExecuteScalar<int>(Sql);

    public static async Task<int> BareAsync(DbConnection connection)
    {
        await Task.Yield();
        return await connection.QuerySingleAsync<int>(Sql);
    }

    public static Func<Task<int>> InLambda(DbConnection connection) => async () => await connection.ExecuteAsync(Sql);

    public static Task<int> WithoutToken(DbConnection connection) => connection.ExecuteAsync(new CommandDefinition(Sql));

    public static Task<int> WithDefault(DbConnection connection)
    {
        var command = new CommandDefinition(Sql, cancellationToken: default);
        return connection.ExecuteAsync(command);
    }

    public static async Task<int> WithNone(DbConnection connection) =>
        await connection.ExecuteAsync(new CommandDefinition(Sql, cancellationToken: CancellationToken.None));

    public static async Task<int> Right(DbConnection connection, CancellationToken cancellationToken)
    {
        return await connection.ExecuteAsync(Command(Sql)) + await connection.ExecuteAsync(new CommandDefinition(Sql, cancellationToken: cancellationToken));

        CommandDefinition Command(string sql) => new(sql, null, null, cancellationToken: cancellationToken);
    }
}
