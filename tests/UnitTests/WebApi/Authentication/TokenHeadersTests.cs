using Microsoft.AspNetCore.Http;
using RyzeChatwoot.WebApi.Authentication;

namespace RyzeChatwoot.UnitTests.WebApi.Authentication;

public sealed class TokenHeadersTests
{
    [TestCase("token")]
    [TestCase("Token")]
    [TestCase("TOKEN")]
    public void Reads_the_header_of_our_own(string header)
    {
        var headers = new HeaderDictionary { [header] = "a-token" };

        Assert.That(TokenHeaders.Read(headers), Is.EqualTo("a-token"));
    }

    [TestCase("Bearer a-token", "a-token")]
    [TestCase("bearer a-token", "a-token")]
    [TestCase("BEARER   a-token ", "a-token")]
    [TestCase("Bearer with spaces inside", "with spaces inside")]
    [TestCase("Bearer a-token\u00A0", "a-token\u00A0", Description = "No white space of HTTP.")]
    public void Reads_a_bearer_token(string value, string token)
    {
        var headers = new HeaderDictionary { ["Authorization"] = value };

        Assert.That(TokenHeaders.Read(headers), Is.EqualTo(token));
    }

    [TestCase("")]
    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Bearer    ")]
    [TestCase("Bearera-token")]
    [TestCase("Basic dXNlcjpwYXNzd29yZA==")]
    [TestCase("a-token")]
    public void Takes_nothing_else_for_a_bearer_token(string value)
    {
        var headers = new HeaderDictionary { ["Authorization"] = value };

        Assert.That(TokenHeaders.Read(headers), Is.Null);
    }

    [Test]
    public void Prefers_the_header_of_our_own()
    {
        var headers = new HeaderDictionary { ["Authorization"] = "Bearer other-token", ["token"] = "a-token" };

        Assert.That(TokenHeaders.Read(headers), Is.EqualTo("a-token"));
    }

    [Test]
    public void Finds_no_token_where_there_is_no_header() => Assert.That(TokenHeaders.Read(new HeaderDictionary()), Is.Null);
}
