using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>
/// Encrypts column values with AES-256-GCM, as <c>v1:&lt;key id&gt;:&lt;base64 of nonce, tag and ciphertext&gt;</c>. The row is
/// authenticated as associated data, so a ciphertext that is moved to another row does not decrypt there.
/// </summary>
internal sealed class ApiTokenCipher(EncryptionKeys keys)
{
    private const string Version = "v1";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly Range Nonce = ..NonceBytes;
    private static readonly Range Tag = NonceBytes..(NonceBytes + TagBytes);
    private static readonly Range Cipher = (NonceBytes + TagBytes)..;

    /// <summary>The prefix of every ciphertext of the current key.</summary>
    public static string PrefixOf(string keyId) => $"{Version}:{keyId}:";

    /// <summary>Encrypts an instance's Chatwoot API token with the current key.</summary>
    public string Encrypt(long instanceId, string token) => Encrypt(keys.CurrentId, OwnerOf(instanceId), token);

    /// <summary>Decrypts an instance's Chatwoot API token.</summary>
    /// <exception cref="CryptographicException">Another row's ciphertext, a changed one, or one of an unknown key.</exception>
    public string Decrypt(long instanceId, string stored) => Decrypt(OwnerOf(instanceId), stored);

    public string Encrypt(string keyId, string owner, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = box.AsSpan(Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyOf(keyId), TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(Cipher), box.AsSpan(Tag), Encoding.UTF8.GetBytes(owner));
        return PrefixOf(keyId) + Convert.ToBase64String(box);
    }

    public string Decrypt(string owner, string stored)
    {
        var parts = stored.Split(':');
        var buffer = new byte[stored.Length];
        if (parts.Length != 3 || parts[0] != Version || !Convert.TryFromBase64String(parts[2], buffer, out var length) || length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("The stored text is not one of ours.");
        }

        var box = buffer.AsSpan(0, length);
        var plain = new byte[box[Cipher].Length];
        using var aes = new AesGcm(KeyOf(parts[1]), TagBytes);
        aes.Decrypt(box[Nonce], box[Cipher], box[Tag], plain, Encoding.UTF8.GetBytes(owner));
        return Encoding.UTF8.GetString(plain);
    }

    private byte[] KeyOf(string keyId) =>
        keys.Find(keyId) ?? throw new CryptographicException($"The key {keyId} is not among those of {EncryptionKeys.Setting}.");

    private static string OwnerOf(long instanceId) => string.Create(CultureInfo.InvariantCulture, $"chatwoot_integrations/{instanceId}");
}
