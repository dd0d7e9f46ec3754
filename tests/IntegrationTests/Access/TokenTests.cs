using RyzeChatwoot.IntegrationTests.Security;

namespace RyzeChatwoot.IntegrationTests.Access;

/// <summary>How a token travels (contract, section 2); headers without a valid token are in UnitTests, <c>TokenHeadersTests</c>, and ContractTests, <c>AccessTests</c>.</summary>
[TestFixture(Database.Sqlite)]
public sealed class TokenTests(Database kind) : ServiceTests(kind)
{
    private const string Admitted = "no chatwoot integration for this instance";

    [TestCase("INSTANCE", null)]
    [TestCase(null, "bearer INSTANCE")]
    [TestCase("", "Bearer ACCOUNT")]
    [TestCase("ACCOUNT", "Bearer a-token-that-is-not-stored")]
    public async Task A_valid_token_is_taken_from_either_header_and_the_own_one_wins(string? token, string? authorization)
    {
        var response = await ListAsync(token, authorization);

        response.AssertError(404, Admitted);
    }

    [TestCase("TOKEN\xff", Description = "A byte that is no UTF-8.")]
    [TestCase("\xef\xbb\xbfTOKEN", Description = "A byte order mark.")]
    [TestCase("TOKEN\xc2\xa0", Description = "A no-break space in UTF-8.")]
    [TestCase("TOKEN\xa0", Description = "A no-break space in Latin-1.")]
    [TestCase("\xc0\xaf\xff\xfe")]
    public async Task A_token_of_bytes_beyond_ASCII_is_an_unknown_one_and_never_one_that_is_valid_without_them(string token)
    {
        foreach (var header in (string[])["token: ", "Authorization: Bearer "])
        {
            var value = token.Replace("TOKEN", AccountToken, StringComparison.Ordinal);

            var response = await RawConnection.ExchangeAsync(
                Service.BaseUrl, $"GET /api/chatwoot/list/{Instance} HTTP/1.1\r\nHost: x\r\n{header}{value}\r\nConnection: close\r\n\r\n");

            Assert.That(response, Does.StartWith("HTTP/1.1 401 Unauthorized\r\n"));
            Assert.That(response, Does.EndWith("""{"success":false,"error":{"message":"Invalid token"}}"""));
        }
    }

    private async Task<Response> ListAsync(string? token, string? authorization)
    {
        using var client = Service.ClientWith(null);
        var request = new HttpRequestMessage(HttpMethod.Get, $"api/chatwoot/list/{Instance}");
        Add("token", token);
        Add("Authorization", authorization);
        return await client.SendAsync(request);

        void Add(string header, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(
                    header,
                    value.Replace("ACCOUNT", AccountToken, StringComparison.Ordinal).Replace("INSTANCE", InstanceToken, StringComparison.Ordinal));
            }
        }
    }
}
