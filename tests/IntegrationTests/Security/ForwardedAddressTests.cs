namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>Whose bucket a request without a valid token counts in (contract, section 3): no header chooses it.</summary>
[TestFixture(Database.Sqlite)]
public sealed class ForwardedAddressTests(Database kind) : ServiceTests(kind)
{
    private const string Forwarded = "X-Forwarded-For";

    protected override void Configure(Dictionary<string, string?> changed) => changed["RATE_LIMIT_PER_MINUTE"] = "1";

    [TestCase(null)]
    [TestCase("10.0.0.0/8,127.0.0.2")]
    public async Task A_client_that_is_no_trusted_proxy_cannot_choose_its_address(string? trusted)
    {
        await using var service = await StartBehindAsync(trusted);

        Assert.That(
            await StatusesAsync(service, "203.0.113.1", "203.0.113.2", "10.0.0.1"),
            Is.EqualTo((int[])[401, 429, 429]));
    }

    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.0/8")]
    public async Task A_trusted_proxy_names_the_client(string trusted)
    {
        await using var service = await StartBehindAsync(trusted);

        Assert.That(
            await StatusesAsync(service, "203.0.113.1", "203.0.113.2", "203.0.113.1", "2001:db8::1", "2001:db8::2"),
            Is.EqualTo((int[])[401, 401, 429, 401, 429]));
    }

    [Test]
    public async Task Of_a_chain_the_hop_before_the_first_trusted_one_counts()
    {
        await using var service = await StartBehindAsync("127.0.0.1,10.0.0.0/8");

        Assert.That(
            await StatusesAsync(
                service,
                "198.51.100.1, 203.0.113.1, 10.0.0.9",
                "198.51.100.2, 203.0.113.1, 10.0.0.9",
                "198.51.100.2, 203.0.113.1, 10.0.0.9, 10.0.0.8",
                "198.51.100.1, 203.0.113.2, 10.0.0.9"),
            Is.EqualTo((int[])[401, 429, 429, 401]));
    }

    [Test]
    public async Task What_a_trusted_proxy_does_not_tell_counts_for_the_proxy()
    {
        await using var service = await StartBehindAsync("127.0.0.1");

        Assert.That(await StatusesAsync(service, "nonsense", "\"", ""), Is.EqualTo((int[])[401, 429, 429]));
    }

    [Test]
    public async Task A_valid_token_has_a_bucket_of_its_own_for_any_forwarded_address()
    {
        await using var service = await StartBehindAsync("127.0.0.1");
        using var client = service.ClientWith(AccountToken);

        var first = await ListAsync(client, "203.0.113.1");
        var second = await ListAsync(client, "203.0.113.2");

        Assert.That((first.Status, second.Status), Is.EqualTo((404, 429)));
    }

    private Task<RunningService> StartBehindAsync(string? trusted) =>
        StartAnotherAsync(settings => settings["TRUSTED_PROXIES"] = trusted);

    private static async Task<int[]> StatusesAsync(RunningService service, params string[] forwarded)
    {
        using var stranger = service.ClientWith(null);
        var statuses = new List<int>();
        foreach (var value in forwarded)
        {
            statuses.Add((await ListAsync(stranger, value)).Status);
        }

        return [.. statuses];
    }

    private static Task<Response> ListAsync(ChatwootClient client, string forwarded)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"api/chatwoot/list/{Instance}");
        request.Headers.TryAddWithoutValidation(Forwarded, forwarded);
        return client.SendAsync(request);
    }
}
