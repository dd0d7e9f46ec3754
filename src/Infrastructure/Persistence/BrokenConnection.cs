using System.Data.Common;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Hides from callers that the database was restarted and pooled connections lead nowhere.</summary>
internal static class BrokenConnection
{
    private const string OperatorIntervention = "57P";

    /// <summary>Runs statements, and once more on a new connection where the first turned out to be dead.</summary>
    /// <param name="statements">Safe to run twice, also where the first run was committed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> statements, CancellationToken cancellationToken)
    {
        try
        {
            return await statements(cancellationToken);
        }
        catch (DbException exception) when (IsBroken(exception))
        {
            return await statements(cancellationToken);
        }
    }

    private static bool IsBroken(DbException exception) =>
        exception.InnerException is IOException || exception.SqlState?.StartsWith(OperatorIntervention, StringComparison.Ordinal) == true;
}
