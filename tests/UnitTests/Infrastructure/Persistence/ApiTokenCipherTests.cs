using System.Security.Cryptography;
using RyzeChatwoot.Infrastructure.Persistence;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class ApiTokenCipherTests
{
    private static readonly string OldKey = $"old:{Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray())}";
    private static readonly string NewKey = $"new:{Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray())}";

    [TestCase(ChatwootToken)]
    [TestCase("x")]
    [TestCase("")]
    [TestCase("ção \U0001F600")]
    public void Gives_back_what_it_encrypted(string token)
    {
        var cipher = CipherWith(OldKey);

        Assert.That(cipher.Decrypt(11, cipher.Encrypt(11, token)), Is.EqualTo(token));
    }

    [Test]
    public void Stores_the_version_and_the_key_id_beside_the_ciphertext()
    {
        var stored = CipherWith(OldKey).Encrypt(11, ChatwootToken);

        Assert.That(stored, Does.Match("^v1:old:[A-Za-z0-9+/]+=*$"));
    }

    [Test]
    public void Hides_the_token()
    {
        var stored = CipherWith(OldKey).Encrypt(11, ChatwootToken);

        var bytes = Convert.FromBase64String(stored.Split(':')[2]);
        Assert.That(System.Text.Encoding.UTF8.GetString(bytes), Does.Not.Contain(ChatwootToken[..8]));
    }

    [Test]
    public void Encrypts_the_same_token_differently_each_time()
    {
        var cipher = CipherWith(OldKey);

        var stored = Enumerable.Range(0, 10).Select(_ => cipher.Encrypt(11, ChatwootToken));

        Assert.That(stored, Is.Unique);
    }

    [Test]
    public void Does_not_decrypt_in_another_row()
    {
        var cipher = CipherWith(OldKey);
        var stored = cipher.Encrypt(11, ChatwootToken);

        Assert.That(() => cipher.Decrypt(12, stored), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Does_not_decrypt_when_any_byte_was_changed()
    {
        var cipher = CipherWith(OldKey);
        var box = Convert.FromBase64String(cipher.Encrypt(11, ChatwootToken).Split(':')[2]);

        for (var position = 0; position < box.Length; position++)
        {
            var changed = box.ToArray();
            changed[position] ^= 1;
            Assert.That(() => cipher.Decrypt(11, $"v1:old:{Convert.ToBase64String(changed)}"), Throws.InstanceOf<CryptographicException>());
        }
    }

    [TestCase("")]
    [TestCase("v1")]
    [TestCase("v1:old")]
    [TestCase("v1:old:")]
    [TestCase("v1:old:not base64!")]
    [TestCase("v1:old:AAAA")]
    [TestCase("v1:old:AAAA:AAAA")]
    [TestCase("chatwoot-token-of-the-tests")]
    public void Does_not_decrypt_what_is_not_its_own(string stored) =>
        Assert.That(() => CipherWith(OldKey).Decrypt(11, stored), Throws.InstanceOf<CryptographicException>());

    [Test]
    public void Does_not_decrypt_another_version()
    {
        var cipher = CipherWith(OldKey);
        var stored = cipher.Encrypt(11, ChatwootToken).Replace("v1:", "v2:", StringComparison.Ordinal);

        Assert.That(() => cipher.Decrypt(11, stored), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Decrypts_with_an_old_key_after_a_new_one_was_put_before_it()
    {
        var stored = CipherWith(OldKey).Encrypt(11, ChatwootToken);

        Assert.That(CipherWith($"{NewKey},{OldKey}").Decrypt(11, stored), Is.EqualTo(ChatwootToken));
    }

    [Test]
    public void Encrypts_with_the_new_key_after_it_was_put_first()
    {
        var stored = CipherWith($"{NewKey},{OldKey}").Encrypt(11, ChatwootToken);

        Assert.That(CipherWith(NewKey).Decrypt(11, stored), Is.EqualTo(ChatwootToken));
    }

    [Test]
    public void Does_not_decrypt_with_another_key_of_the_same_id()
    {
        var stored = CipherWith(OldKey).Encrypt(11, ChatwootToken);
        var impostor = CipherWith(NewKey.Replace("new:", "old:", StringComparison.Ordinal));

        Assert.That(() => impostor.Decrypt(11, stored), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Names_the_key_that_is_missing_and_shows_none()
    {
        var stored = CipherWith(OldKey).Encrypt(11, ChatwootToken);

        var fault = Assert.Throws<CryptographicException>(() => CipherWith(NewKey).Decrypt(11, stored))!;

        Assert.That(fault.Message, Is.EqualTo("The key old is not among those of ENCRYPTION_KEY."));
    }

    private static ApiTokenCipher CipherWith(string keys) => new(EncryptionKeys.Parse(keys, EncryptionKeys.Setting));
}
