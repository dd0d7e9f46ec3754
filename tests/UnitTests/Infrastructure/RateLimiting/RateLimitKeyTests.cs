using System.Net;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.UnitTests.Infrastructure.RateLimiting;

public sealed class RateLimitKeyTests
{
    [TestCase("192.0.2.1", "192.0.2.2")]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:2::1")]
    [TestCase("::1", "127.0.0.1")]
    [TestCase("::ffff:192.0.2.1", "::ffff:192.0.2.2")]
    public void Counts_clients_separately(string one, string other) => Assert.That(Of(one), Is.Not.EqualTo(Of(other)));

    [TestCase("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff")]
    [TestCase("fe80::1%1", "fe80::1%2")]
    public void Counts_an_IPv6_network_of_64_bits_as_one_client(string one, string other) => Assert.That(Of(one), Is.EqualTo(Of(other)));

    [Test]
    public void Knows_an_IPv4_address_in_either_form() => Assert.That(Of("::ffff:192.0.2.1"), Is.EqualTo(Of("192.0.2.1")));

    [Test]
    public void Puts_what_has_no_address_to_the_others() => Assert.That(RateLimitKey.OfAddress(null), Is.EqualTo(RateLimitKey.OtherAddresses));

    [Test]
    public void A_token_is_never_an_address()
    {
        var mapped = Of("192.0.2.1");
        byte[] hash = [.. mapped.ToBytes()[1..], .. new byte[16]];

        Assert.That(RateLimitKey.OfToken(hash), Is.Not.EqualTo(mapped));
        Assert.That(RateLimitKey.OfToken(hash).ToBytes(), Is.Not.EqualTo(mapped.ToBytes()));
    }

    [Test]
    public void Distinguishes_tokens_by_their_hash()
    {
        var one = RateLimitKey.OfToken(AccessToken.Hash("a-token-of-the-tests"));

        Assert.That(RateLimitKey.OfToken(AccessToken.Hash("a-token-of-the-tests")), Is.EqualTo(one));
        Assert.That(RateLimitKey.OfToken(AccessToken.Hash("another-token-of-the-tests")), Is.Not.EqualTo(one));
    }

    private static RateLimitKey Of(string address) => RateLimitKey.OfAddress(IPAddress.Parse(address));
}
