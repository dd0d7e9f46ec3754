using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using RyzeChatwoot.Benchmarks.Processes;

namespace RyzeChatwoot.Benchmarks.Database;

/// <summary>Makes and fills an embedded database with the same rows as <see cref="Rows"/>.</summary>
internal static class SqliteFile
{
    private const string Sql =
        """
        INSERT INTO accounts (id, name, token_hash, created_at)
        VALUES (@Account + 1, 'account-' || @Account, @AccountHash, @Now)
        ON CONFLICT DO NOTHING;
        INSERT INTO instances (id, account_id, name, token_hash, created_at)
        VALUES (@Instance + 1, @Account + 1, @Name, @Hash, @Now);
        INSERT INTO chatwoot_integrations (
            instance_id, bridge_integration_id, chatwoot_base_url, chatwoot_account_id, chatwoot_api_token, inbox_id, inbox_name,
            status, last_error, sign_messages, ignore_groups, start_as_pending, reopen_resolved, created_at, updated_at)
        VALUES (
            @Instance + 1, 'int_' || @Name, 'https://chatwoot.example.com', 5, @Ciphertext, 42, 'WhatsApp',
            'active', '', 1, 0, 0, 1, @Now, @Now);
        """;

    // As the driver writes times.
    private const string Now = "2026-04-20 10:15:30";

    /// <returns>The database's URL, as the service reads it.</returns>
    public static async Task<string> LoadAsync(string file, int instances, Launcher launcher)
    {
        var url = $"sqlite:{file}";
        await launcher.MigrateAsync(url);
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var instance = 0; instance < instances; instance++)
        {
            await using var command = new SqliteCommand(Sql, connection, (SqliteTransaction)transaction);
            var account = instance / Postgres.InstancesPerAccount;
            command.Parameters.AddWithValue("@Account", account);
            command.Parameters.AddWithValue("@AccountHash", Hash(Numbered("account-token", account)));
            command.Parameters.AddWithValue("@Instance", instance);
            command.Parameters.AddWithValue("@Name", Numbered("instance", instance));
            command.Parameters.AddWithValue("@Hash", Hash(Numbered("instance-token", instance)));
            command.Parameters.AddWithValue("@Ciphertext", "v1:bench:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)));
            command.Parameters.AddWithValue("@Now", Now);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return url;
    }

    private static string Numbered(string word, int number) => string.Create(CultureInfo.InvariantCulture, $"{word}-{number:D8}");

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
