using RyzeChatwoot.Domain.Accounts;

namespace RyzeChatwoot.UnitTests.Domain.Accounts;

public sealed class AccessTokenTests
{
    [Test]
    public void Generates_256_bits_in_43_characters_that_need_no_escaping()
    {
        var token = AccessToken.Generate().Reveal();

        Assert.That(token, Does.Match("^[A-Za-z0-9_-]{43}$"));
    }

    [Test]
    public void Generates_another_token_each_time()
    {
        var tokens = Enumerable.Range(0, 50).Select(_ => AccessToken.Generate().Reveal());

        Assert.That(tokens, Is.Unique);
    }

    [TestCase(15, false)]
    [TestCase(16, true)]
    [TestCase(4096, true)]
    [TestCase(4097, false)]
    public void Lets_a_token_be_chosen_by_its_length(int length, bool isTaken)
    {
        var token = AccessToken.TryChoose(new string('x', length));

        Assert.That(token is not null, Is.EqualTo(isTaken));
    }

    [TestCase("with a space inside it")]
    [TestCase("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")]
    public void Takes_any_printable_ascii(string text)
    {
        var token = AccessToken.TryChoose(text);

        Assert.That(token?.Reveal(), Is.EqualTo(text));
    }

    [TestCase("sixteen-or-more-ção")]
    [TestCase("sixteen-or-more\n-characters")]
    [TestCase("sixteen-or-more\u007f-characters")]
    [TestCase(" a-space-in-front-of-it")]
    [TestCase("a-space-at-the-end-of-it ")]
    public void Refuses_what_a_header_would_not_carry_as_it_is(string text)
    {
        var token = AccessToken.TryChoose(text);

        Assert.That(token, Is.Null);
    }

    [Test]
    public void Hashes_with_sha_256()
    {
        var hash = AccessToken.Hash("abc");

        Assert.That(Convert.ToHexStringLower(hash), Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    [Test]
    public void Hashes_a_token_the_same_when_made_and_when_presented()
    {
        var token = AccessToken.Generate();

        Assert.That(token.Hash(), Is.EqualTo(AccessToken.Hash(token.Reveal())));
    }

    [Test]
    public void Does_not_print_itself()
    {
        var token = AccessToken.TryChoose("chosen-by-the-tests")!;

        Assert.That($"{token}", Is.EqualTo("[redacted]"));
    }
}
