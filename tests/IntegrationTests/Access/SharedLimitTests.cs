namespace RyzeChatwoot.IntegrationTests.Access;

/// <summary>One exact limit over all replicas (contract, section 3).</summary>
public sealed class SharedLimitTests() : ServiceTests(Database.Postgres)
{
    private const int Limit = 10;

    protected override void Configure(Dictionary<string, string?> changed)
    {
        changed["RATE_LIMIT_PER_MINUTE"] = $"{Limit}";
        changed["RATE_LIMIT_SHARED"] = "true";
    }

    [Test]
    public async Task Two_replicas_let_through_exactly_as_many_as_one()
    {
        await using var other = await StartAnotherAsync();
        using var there = other.ClientWith(AccountToken);

        var responses = await Task.WhenAll(Enumerable.Range(0, 2 * Limit).Select(i => (i % 2 == 0 ? Client : there).ListAsync(Instance)));

        Assert.That(responses.Count(response => response.Status == 404), Is.EqualTo(Limit));
        Assert.That(responses.Count(response => response.Status == 429), Is.EqualTo(Limit));
    }

    [Test]
    public async Task Who_is_over_the_limit_costs_no_statement()
    {
        for (var request = 0; request < 2 * Limit; request++)
        {
            await Client.ListAsync(Instance);
        }

        Assert.That(await Data.QueryAsync<int>("SELECT used FROM rate_limit_windows"), Is.EqualTo((int[])[Limit + 1]));
    }

    [Test]
    public async Task Every_request_is_allowed_with_one_warning_while_the_counter_is_unreachable()
    {
        await Data.ExecuteAsync("DROP TABLE rate_limit_windows");

        var responses = await Task.WhenAll(Enumerable.Range(0, 2 * Limit).Select(_ => Client.ListAsync(Instance)));

        Assert.That(responses.Select(response => response.Status), Is.All.EqualTo(404));
        var line = Service.Log.Warnings.Single(warning => warning.Text.Contains("shared rate limit", StringComparison.Ordinal));
        Assert.That(line.Text, Does.Contain("relation \"rate_limit_windows\" does not exist").And.Not.Contain("   at "));
    }
}
