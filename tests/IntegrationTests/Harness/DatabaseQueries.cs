namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>What tests look at, and tamper with, behind the service's back.</summary>
public static class DatabaseQueries
{
    private const string Rows =
        """
        SELECT c.bridge_integration_id AS BridgeIntegrationId,
               c.chatwoot_base_url AS BaseUrl,
               c.chatwoot_account_id AS AccountId,
               c.chatwoot_api_token AS ApiToken,
               c.inbox_id AS InboxId,
               c.inbox_name AS InboxName,
               c.status AS Status,
               c.last_error AS LastError,
               c.sign_messages AS SignMessages,
               c.ignore_groups AS IgnoreGroups,
               c.start_as_pending AS StartAsPending,
               c.reopen_resolved AS ReopenResolved,
               CAST(c.created_at AS text) AS CreatedAt,
               CAST(c.updated_at AS text) AS UpdatedAt
        FROM chatwoot_integrations c
        JOIN instances i ON i.id = c.instance_id
        """;

    /// <summary>Every integration of every instance.</summary>
    public static Task<IReadOnlyList<StoredIntegration>> RowsAsync(this TestDatabase database) => database.QueryAsync<StoredIntegration>(Rows);

    /// <returns>The integration of that instance; null where there is none.</returns>
    public static async Task<StoredIntegration?> FindRowAsync(this TestDatabase database, string instance) =>
        (await database.QueryAsync<StoredIntegration>($"{Rows} WHERE i.name = @instance", new { instance })).SingleOrDefault();

    /// <summary>The bridge ids whose termination is pending.</summary>
    public static Task<IReadOnlyList<string>> OutboxAsync(this TestDatabase database) =>
        database.QueryAsync<string>("SELECT bridge_integration_id FROM bridge_terminations ORDER BY bridge_integration_id");

    /// <summary>Counts, from now on, the updates of integrations; PostgreSQL counts those that touch no row, too.</summary>
    /// <returns>A function that returns the number so far.</returns>
    public static async Task<Func<Task<int>>> ObserveUpdatesAsync(this TestDatabase database)
    {
        await database.ExecuteAsync("CREATE TABLE observed_updates (one integer NOT NULL)");
        await database.ExecuteAsync(database.Kind == Database.Sqlite
            ? """
              CREATE TRIGGER observe AFTER UPDATE ON chatwoot_integrations
              BEGIN INSERT INTO observed_updates VALUES (1); END
              """
            : """
              CREATE FUNCTION observe() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN INSERT INTO observed_updates VALUES (1); RETURN NULL; END';
              CREATE TRIGGER observe AFTER UPDATE ON chatwoot_integrations FOR EACH STATEMENT EXECUTE FUNCTION observe()
              """);
        return async () => (await database.QueryAsync<int>("SELECT one FROM observed_updates")).Count;
    }

    /// <summary>Makes the database refuse, from now on, a kind of statement on integrations.</summary>
    /// <param name="database">The database.</param>
    /// <param name="statement"><c>INSERT</c> (which is what replaces a row, too), <c>UPDATE</c> or <c>DELETE</c>.</param>
    public static Task RefuseAsync(this TestDatabase database, string statement) =>
        database.ExecuteAsync(database.Kind == Database.Sqlite
            ? $"""
               CREATE TRIGGER refuse BEFORE {statement} ON chatwoot_integrations
               BEGIN SELECT RAISE(ABORT, 'refused by the test'); END
               """
            : $"""
               CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
               'BEGIN RAISE EXCEPTION USING MESSAGE = ''refused by the test''; END';
               CREATE TRIGGER refuse BEFORE {statement} ON chatwoot_integrations FOR EACH ROW EXECUTE FUNCTION refuse()
               """);
}
