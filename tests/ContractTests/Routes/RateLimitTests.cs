using System.Net.Http.Headers;

namespace RyzeChatwoot.ContractTests.Routes;

/// <summary>Contract, section 3, with two requests a minute.</summary>
public sealed class RateLimitTests : ContractTest
{
    protected override void Configure(Dictionary<string, string?> settings) => settings["RATE_LIMIT_PER_MINUTE"] = "2";

    [Test]
    public async Task The_last_request_of_a_window()
    {
        await Client.ListAsync();

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Over_the_limit()
    {
        await SpendAsync(AccountToken);

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Over_the_limit_through_the_other_header()
    {
        await SpendAsync(AccountToken);

        Verify(await Client.SendAsync(
            HttpMethod.Get,
            $"/api/chatwoot/list/{Instance}",
            change: request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccountToken)));
    }

    [Test]
    public async Task Without_a_token_over_the_limit_of_the_address()
    {
        await SpendAsync("token-that-is-not-stored");

        Verify(await Client.ListAsync(token: null));
    }

    [Test]
    public async Task A_known_token_from_an_address_that_is_over_its_limit()
    {
        await SpendAsync(token: null);
        Expect(429, await Client.ListAsync(token: null));

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task Health_is_never_limited()
    {
        await SpendAsync(token: null);
        for (var request = 0; request < 3; request++)
        {
            Expect(200, await GetHealthAsync());
        }

        Verify(await GetHealthAsync());
    }

    private Task<Response> GetHealthAsync() => Client.SendAsync(HttpMethod.Get, "/health");

    private async Task SpendAsync(string? token)
    {
        var status = token == AccountToken ? 404 : 401;
        Expect(status, await Client.ListAsync(token: token));
        Expect(status, await Client.ListAsync(token: token));
    }
}
