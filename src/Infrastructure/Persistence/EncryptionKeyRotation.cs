using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>What a rotation did.</summary>
/// <param name="KeyId">The key that encrypts all tokens now.</param>
/// <param name="Rotated">How many tokens were encrypted anew.</param>
/// <param name="Unreadable">How many could not be decrypted, and so were left as they are.</param>
internal sealed record RotationReport(string KeyId, int Rotated, int Unreadable);

/// <summary>
/// Encrypts stored tokens with the current key, batch by batch while the service runs. Cancelled, it keeps the batches that were committed,
/// and continues there when it is started again.
/// </summary>
internal sealed class EncryptionKeyRotation(DbDataSource dataSource, EncryptionKeys keys, ApiTokenCipher cipher)
{
    private const int BatchSize = 500;

    /// <summary>Encrypts every token that another key has encrypted.</summary>
    /// <param name="progress">Receives the number of tokens encrypted so far.</param>
    /// <param name="cancellationToken">Stops the rotation; the batch in progress is rolled back.</param>
    public async Task<RotationReport> RotateAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var (rotated, unreadable, after) = (0, 0, long.MinValue);
        while (await NextAsync(after, cancellationToken) is [.., var last] batch)
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            foreach (var row in batch)
            {
                if (TryDecrypt(row) is { } token)
                {
                    rotated += await ReplaceAsync(transaction, row, cipher.Encrypt(row.InstanceId, token), cancellationToken);
                }
                else
                {
                    unreadable++;
                }
            }

            await transaction.CommitAsync(cancellationToken);
            after = last.InstanceId;
            progress?.Report(rotated);
        }

        return new RotationReport(keys.CurrentId, rotated, unreadable);
    }

    private async Task<List<Row>> NextAsync(long after, CancellationToken cancellationToken)
    {
        const string sql =
            """
            SELECT instance_id AS InstanceId,
                   chatwoot_api_token AS Stored
            FROM chatwoot_integrations
            WHERE instance_id > @After
              AND substr(chatwoot_api_token, 1, @Length) <> @CurrentPrefix
            ORDER BY instance_id
            LIMIT @BatchSize
            """;
        var prefix = ApiTokenCipher.PrefixOf(keys.CurrentId);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var parameters = new { After = after, prefix.Length, CurrentPrefix = prefix, BatchSize };
        return [.. await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))];
    }

    // An activation may have written another token meanwhile; that one is newer, and encrypted with the current key.
    private static Task<int> ReplaceAsync(DbTransaction transaction, Row row, string anew, CancellationToken cancellationToken)
    {
        const string sql =
            """
            UPDATE chatwoot_integrations
            SET chatwoot_api_token = @Anew
            WHERE instance_id = @InstanceId
              AND chatwoot_api_token = @Stored
            """;
        var parameters = new { row.InstanceId, row.Stored, Anew = anew };
        return transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));
    }

    private string? TryDecrypt(Row row)
    {
        try
        {
            return cipher.Decrypt(row.InstanceId, row.Stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Row(long InstanceId, string Stored);
}
