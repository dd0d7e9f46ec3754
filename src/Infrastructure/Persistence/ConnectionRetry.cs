using System.Data.Common;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Retries on another connection after a restart of the database has broken the pooled ones.</summary>
internal static class ConnectionRetry
{
    private const string OperatorIntervention = "57P";

    // After a restart the whole pool is broken, so one request may get several broken connections in a row.
    private const int MaxRetries = 3;

    /// <summary>Runs statements, again where the connection turned out to be broken.</summary>
    /// <param name="statements">Must be safe to run twice, also where the first run was committed.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> statements, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                return await statements(cancellationToken);
            }
            catch (DbException exception) when (retries < MaxRetries && IsBroken(exception))
            {
                // The next connection may work.
            }
        }
    }

    private static bool IsBroken(DbException exception) =>
        exception.InnerException is IOException || exception.SqlState?.StartsWith(OperatorIntervention, StringComparison.Ordinal) == true;
}
