using System.Data.Common;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Hides from callers that the database was restarted and pooled connections lead nowhere.</summary>
internal static class ConnectionRetry
{
    private const string OperatorIntervention = "57P";

    // A crowd of requests meets a pool full of dead connections; each may draw more than one of them.
    private const int MaxRetries = 3;

    /// <summary>Runs statements, and again on another connection where one turned out to be dead.</summary>
    /// <param name="statements">Safe to run twice, also where the first run was committed.</param>
    /// <param name="cancellationToken">Gives up.</param>
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
                // The next connection may be better.
            }
        }
    }

    private static bool IsBroken(DbException exception) =>
        exception.InnerException is IOException || exception.SqlState?.StartsWith(OperatorIntervention, StringComparison.Ordinal) == true;
}
