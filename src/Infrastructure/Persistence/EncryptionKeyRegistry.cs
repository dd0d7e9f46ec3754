using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>
/// Detects at the start, instead of at the first token that does not decrypt, that a key is wrong or missing: the database keeps, for each key
/// that has encrypted in it, a proof that only the same key can decrypt.
/// </summary>
internal sealed class EncryptionKeyRegistry(DbDataSource dataSource, EncryptionKeys keys, ApiTokenCipher cipher, TimeProvider clock)
{
    private const string ProofText = "ryze-chatwoot";

    /// <summary>Whether no key has encrypted anything in that database yet.</summary>
    public static bool IsEmpty(DbDataSource dataSource)
    {
        using var connection = dataSource.OpenConnection();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM encryption_keys") == 0;
    }

    /// <summary>Checks every registered key, and registers the current one where it is new.</summary>
    /// <exception cref="InvalidSettingException">A key is missing, or another one than the database knows under its id.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (!await CheckAsync(connection, cancellationToken))
        {
            // Another process may register a key of the same id at this moment, and a different one.
            await RegisterAsync(connection, cancellationToken);
            await CheckAsync(connection, cancellationToken);
        }
    }

    /// <returns>Whether the current key is registered.</returns>
    private async Task<bool> CheckAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT key_id AS KeyId, proof AS Proof
            FROM encryption_keys
            """;
        var isCurrentRegistered = false;
        foreach (var key in await connection.QueryAsync<Row>(new CommandDefinition(sql, cancellationToken: cancellationToken)))
        {
            if (keys.Find(key.KeyId) is null)
            {
                await RetireAsync(connection, key.KeyId, cancellationToken);
            }
            else if (!Proves(key))
            {
                throw new InvalidSettingException(EncryptionKeys.Setting, $"the key {key.KeyId} is not the one that encrypted this database");
            }

            isCurrentRegistered |= key.KeyId == keys.CurrentId;
        }

        return isCurrentRegistered;
    }

    private Task<int> RegisterAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string sql =
            """
            INSERT INTO encryption_keys (key_id, proof, created_at)
            VALUES (@KeyId, @Proof, @Now)
            ON CONFLICT (key_id) DO NOTHING
            """;
        var parameters = new
        {
            KeyId = keys.CurrentId,
            Proof = cipher.Encrypt(keys.CurrentId, OwnerOf(keys.CurrentId), ProofText),
            Now = clock.GetUtcNow().UtcDateTime,
        };
        return connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    // A key may leave the setting once no token needs it any more.
    private static async Task RetireAsync(DbConnection connection, string keyId, CancellationToken cancellationToken)
    {
        const string isInUse =
            """
            SELECT count(*)
            FROM (SELECT 1 AS one FROM chatwoot_integrations WHERE substr(chatwoot_api_token, 1, @Length) = @Prefix LIMIT 1) AS used
            """;
        var prefix = ApiTokenCipher.PrefixOf(keyId);
        if (await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(isInUse, new { prefix.Length, Prefix = prefix }, cancellationToken: cancellationToken)) > 0)
        {
            throw new InvalidSettingException(EncryptionKeys.Setting, $"the key {keyId} is missing, but stored tokens need it");
        }

        await connection.ExecuteAsync(
            new CommandDefinition("DELETE FROM encryption_keys WHERE key_id = @KeyId", new { KeyId = keyId }, cancellationToken: cancellationToken));
    }

    private bool Proves(Row key)
    {
        try
        {
            return cipher.Decrypt(OwnerOf(key.KeyId), key.Proof) == ProofText;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string OwnerOf(string keyId) => $"encryption_keys/{keyId}";

    private sealed record Row(string KeyId, string Proof);
}
