namespace RyzeChatwoot.IntegrationTests.Commands;

/// <summary>The command <c>integration list</c> (contract, section 11).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class IntegrationListTests(Database kind) : CommandTests(kind)
{
    private const string Demo1 =
        """{"account":"demo","instance":"suporte","status":"error","last_error":"WhatsApp session closed","bridge_integration_id":"int_1","chatwoot_base_url":"https://chatwoot.example.com","chatwoot_account_id":5,"chatwoot_inbox_id":42,"refreshed_at":"2026-04-20T10:15:30Z"}""";

    private const string Demo2 =
        """{"account":"demo","instance":"vendas","status":"active","last_error":"","bridge_integration_id":"","chatwoot_base_url":"https://chatwoot.example.com","chatwoot_account_id":5,"chatwoot_inbox_id":0,"refreshed_at":""}""";

    private const string Other =
        """{"account":"acme","instance":"suporte","status":"active","last_error":"","bridge_integration_id":"int_3","chatwoot_base_url":"https://chatwoot.example.com","chatwoot_account_id":5,"chatwoot_inbox_id":0,"refreshed_at":""}""";

    [SetUp]
    public async Task AddIntegrationsAsync()
    {
        LineOf(await RunAsync("migrate"));
        await Data.ExecuteAsync("INSERT INTO accounts (name, token_hash, created_at) VALUES ('demo', @one, '2026-01-01 00:00:00'), ('acme', @two, '2026-01-01 00:00:00')", new { one = "hash-1"u8.ToArray(), two = "hash-2"u8.ToArray() });
        await AddAsync("demo", "vendas", bridgeId: null, "active");
        await AddAsync("demo", "suporte", "int_1", "error", "WhatsApp session closed", inboxId: 42, refreshedAt: "2026-04-20 10:15:30.25");
        await AddAsync("acme", "suporte", "int_3", "active");
    }

    [TestCase(new string[0], new[] { Other, Demo1, Demo2 })]
    [TestCase(new[] { "--account", "demo" }, new[] { Demo1, Demo2 })]
    [TestCase(new[] { "--status", "active" }, new[] { Other, Demo2 })]
    [TestCase(new[] { "--account", "demo", "--status", "error" }, new[] { Demo1 })]
    [TestCase(new[] { "--status", "paused" }, new string[0])]
    public async Task It_prints_one_object_a_line_by_account_and_name(string[] options, string[] lines)
    {
        var end = await RunAsync(["integration", "list", .. options]);

        AssertSucceeded(end);
        Assert.That(end.Output, Is.EqualTo(string.Concat(lines.Select(line => line + '\n'))));
    }

    [TestCase("unknown account", "--account", "unknown")]
    [TestCase("status must be active, paused or error", "--status", "Active")]
    public async Task A_filter_that_cannot_match_is_reported_in_one_line(string error, params string[] options) =>
        Assert.That(ComplaintOf(await RunAsync(["integration", "list", .. options])), Is.EqualTo(error));

    private async Task AddAsync(
        string account, string instance, string? bridgeId, string status, string lastError = "", int inboxId = 0, string? refreshedAt = null)
    {
        await Data.ExecuteAsync(
            "INSERT INTO instances (account_id, name, token_hash, created_at) SELECT id, @instance, @hash, '2026-01-01 00:00:00' FROM accounts WHERE name = @account",
            new { account, instance, hash = Guid.NewGuid().ToByteArray() });
        await Data.ExecuteAsync(
            $"""
             INSERT INTO chatwoot_integrations (
                 instance_id, bridge_integration_id, chatwoot_base_url, chatwoot_account_id, chatwoot_api_token, inbox_id, inbox_name, status, last_error,
                 sign_messages, ignore_groups, start_as_pending, reopen_resolved, created_at, updated_at, refreshed_at)
             SELECT i.id, @bridgeId, 'https://chatwoot.example.com', 5, 'v1:k1:not-read', @inboxId, 'Orion', @status, @lastError,
                 @no, @no, @no, @no, '2026-01-01 00:00:00', '2026-01-01 00:00:00', {(refreshedAt is null ? "NULL" : $"'{refreshedAt}'")}
             FROM instances i
             JOIN accounts a ON a.id = i.account_id
             WHERE a.name = @account AND i.name = @instance
             """,
            new { account, instance, bridgeId, inboxId, status, lastError, no = false });
    }
}
