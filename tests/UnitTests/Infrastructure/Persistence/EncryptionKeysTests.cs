using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class EncryptionKeysTests
{
    private const string BadForm = "ENCRYPTION_KEY: must be <key id>:<base64 of 32 bytes>, several separated by commas";

    private static readonly string First = Base64(32, 1);
    private static readonly string Second = Base64(32, 2);

    private static readonly TestCaseData<string>[] BadKeys =
    [
        new("") { TestName = "{m}(nothing)" },
        new(",") { TestName = "{m}(only a comma)" },
        new(First) { TestName = "{m}(no key id)" },
        new($":{First}") { TestName = "{m}(empty key id)" },
        new($"a b:{First}") { TestName = "{m}(space in the key id)" },
        new($"{new string('a', 65)}:{First}") { TestName = "{m}(65 characters of key id)" },
        new("a:") { TestName = "{m}(no key)" },
        new($"a:{Base64(31, 1)}") { TestName = "{m}(31 bytes)" },
        new($"a:{Base64(33, 1)}") { TestName = "{m}(33 bytes)" },
        new($"a:{First[..^1]}") { TestName = "{m}(cut base64)" },
        new($"a:{First}!") { TestName = "{m}(no base64)" },
        new($"a:{First[..20]} {First[20..]}") { TestName = "{m}(space in the base64)" },
        new($"a:b:{First}") { TestName = "{m}(two colons)" },
        new($"a:{First};b:{Second}") { TestName = "{m}(semicolon)" },
        new($"a:{First},b") { TestName = "{m}(second one bad)" },
    ];

    [Test]
    public void Encrypts_with_the_first_key_and_keeps_all()
    {
        var keys = EncryptionKeys.Parse($"new:{Second},old:{First}", "ENCRYPTION_KEY");

        Assert.That(keys.CurrentId, Is.EqualTo("new"));
        Assert.That((keys.Find("new")![0], keys.Find("old")![0]), Is.EqualTo(((byte)2, (byte)1)));
    }

    [Test]
    public void Knows_no_other_key()
    {
        var keys = EncryptionKeys.Parse($"a:{First}", "ENCRYPTION_KEY");

        Assert.That(keys.Find("A"), Is.Null);
    }

    [Test]
    public void Forgives_white_space_and_commas_around_keys()
    {
        var keys = EncryptionKeys.Parse($" a:{First} ,\n b:{Second}, ", "ENCRYPTION_KEY");

        Assert.That(keys.Find("a"), Is.Not.Null);
        Assert.That(keys.Find("b"), Is.Not.Null);
    }

    [Test]
    public void Takes_a_key_id_of_64_characters()
    {
        var id = new string('a', 62) + "-_";

        Assert.That(EncryptionKeys.Parse($"{id}:{First}", "ENCRYPTION_KEY").CurrentId, Is.EqualTo(id));
    }

    [Test]
    public void Lists_the_secrets_to_mask()
    {
        var keys = EncryptionKeys.Parse($"a:{First},b:{Second}", "ENCRYPTION_KEY");

        Assert.That(keys.Secrets, Is.EquivalentTo([First, Second]));
    }

    [TestCaseSource(nameof(BadKeys))]
    public void Names_the_setting_and_its_form_and_repeats_no_key(string text)
    {
        var fault = Assert.Throws<InvalidSettingException>(() => EncryptionKeys.Parse(text, "ENCRYPTION_KEY"))!;

        Assert.That(fault.Message, Is.EqualTo(BadForm));
    }

    [Test]
    public void Refuses_two_keys_of_one_id()
    {
        var fault = Assert.Throws<InvalidSettingException>(() => EncryptionKeys.Parse($"a:{First},a:{Second}", "key file"))!;

        Assert.That((fault.Setting, fault.Message), Is.EqualTo(("key file", "key file: names the key id a twice")));
    }

    private static string Base64(int length, byte value) => Convert.ToBase64String(Enumerable.Repeat(value, length).ToArray());
}
