using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Database;

/// <summary>Fills the tables of PostgreSQL: numbered accounts and instances, each instance with an integration.</summary>
internal static class Rows
{
    /// <param name="instances">How many.</param>
    /// <param name="perAccount">How many of them share an account.</param>
    public static IEnumerable<string> Statements(int instances, int perAccount)
    {
        var lastInstance = (instances - 1).ToString(CultureInfo.InvariantCulture);
        var lastAccount = ((instances - 1) / perAccount).ToString(CultureInfo.InvariantCulture);
        var size = perAccount.ToString(CultureInfo.InvariantCulture);
        yield return
            $"""
            INSERT INTO accounts (id, name, token_hash, created_at)
            SELECT n + 1, 'account-' || n, sha256(convert_to('account-token-' || lpad(n::text, 8, '0'), 'UTF8')), now()
            FROM generate_series(0, {lastAccount}) n
            """;
        yield return
            $"""
            INSERT INTO instances (id, account_id, name, token_hash, created_at)
            SELECT n + 1, n / {size} + 1, 'instance-' || lpad(n::text, 8, '0'),
                   sha256(convert_to('instance-token-' || lpad(n::text, 8, '0'), 'UTF8')), now()
            FROM generate_series(0, {lastInstance}) n
            """;

        // The encrypted token has the length of a real one; a list never decrypts it.
        yield return
            $"""
            INSERT INTO chatwoot_integrations (
                instance_id, bridge_integration_id, chatwoot_base_url, chatwoot_account_id, chatwoot_api_token, inbox_id, inbox_name,
                status, last_error, sign_messages, ignore_groups, start_as_pending, reopen_resolved, created_at, updated_at)
            SELECT n + 1, 'int_' || md5(n::text), 'https://chatwoot.example.com', n % 1000 + 1,
                   'v1:bench:' || encode(sha256(n::text::bytea) || sha256((n + 1)::text::bytea), 'base64'), 42, 'WhatsApp',
                   'active', '', true, false, false, true, now(), now()
            FROM generate_series(0, {lastInstance}) n
            """;
    }
}
