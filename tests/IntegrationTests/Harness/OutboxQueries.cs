namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>Queries and changes of the outbox of terminations.</summary>
internal static class OutboxQueries
{
    /// <summary>Puts every termination where it would be once its pause, or its lease, is over.</summary>
    public static Task MakeTerminationsDueAsync(this TestDatabase database) =>
        database.ExecuteAsync("UPDATE bridge_terminations SET next_attempt_at = created_at");

    /// <summary>How often the worker has tried each termination.</summary>
    public static Task<IReadOnlyList<int>> AttemptsAsync(this TestDatabase database) =>
        database.QueryAsync<int>("SELECT attempts FROM bridge_terminations ORDER BY created_at");

    /// <summary>Why the last attempt at each termination failed.</summary>
    public static Task<IReadOnlyList<string>> LastErrorsAsync(this TestDatabase database) =>
        database.QueryAsync<string>("SELECT last_error FROM bridge_terminations ORDER BY created_at");

    /// <summary>Makes the database refuse every new entry from now on.</summary>
    public static Task RefuseTerminationsAsync(this TestDatabase database) =>
        database.ExecuteAsync(database.Kind == Database.Sqlite
            ? """
              CREATE TRIGGER refuse_terminations BEFORE INSERT ON bridge_terminations
              BEGIN SELECT RAISE(ABORT, 'refused by the test'); END
              """
            : """
              CREATE FUNCTION refuse_terminations() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN RAISE EXCEPTION USING MESSAGE = ''refused by the test''; END';
              CREATE TRIGGER refuse_terminations BEFORE INSERT ON bridge_terminations FOR EACH ROW EXECUTE FUNCTION refuse_terminations()
              """);

    /// <summary>Ends <see cref="RefuseTerminationsAsync"/>.</summary>
    public static Task AllowTerminationsAsync(this TestDatabase database) =>
        database.ExecuteAsync(database.Kind == Database.Sqlite
            ? "DROP TRIGGER refuse_terminations"
            : "DROP TRIGGER refuse_terminations ON bridge_terminations");
}
