namespace RyzeChatwoot.IntegrationTests.Telemetry;

/// <summary>Metrics for Prometheus on a port of their own (contract, section 10).</summary>
[TestFixture]
public sealed class MetricsPortTests : ScrapedTests
{
    [Test]
    public async Task Metrics_are_served_there_without_a_token()
    {
        await Client.ListAsync(Instance);

        using var http = new HttpClient();
        using var answer = await http.GetAsync(MetricsUrl);

        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("http_route=\"api/chatwoot/list/{instance}\""));
    }

    [TestCase("GET", "")]
    [TestCase("GET", "health")]
    [TestCase("GET", "docs/index.html")]
    [TestCase("GET", "openapi/v1.json")]
    [TestCase("GET", "api/chatwoot/list/suporte")]
    [TestCase("GET", "metrics/more")]
    [TestCase("POST", "metrics")]
    public async Task Nothing_else_is_served_there(string method, string path)
    {
        using var client = new ChatwootClient(new Uri(MetricsUrl, "/"), AccountToken);

        var answer = await client.SendAsync(new HttpMethod(method), path);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((404, "")));
    }

    [Test]
    public async Task They_are_not_served_on_the_port_of_the_API_whatever_the_Host_header_says()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Service.BaseUrl, "metrics")) { Headers = { Host = MetricsUrl.Authority } };

        using var answer = await http.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"success":false,"error":{"message":"not found"}}"""));
    }

    [Test]
    public async Task Scrapes_are_not_counted_as_requests()
    {
        await ScrapeAsync();
        await Client.ListAsync(Instance);

        string[] counts = [];
        await Eventually.HoldsAsync(
            async () =>
            {
                counts = [.. (await ScrapeAsync()).Where(sample => NameOf(sample) == "http_server_request_duration_seconds_count")];
                return counts.Length > 0;
            },
            "the list is counted");
        Assert.That(counts.Single(), Does.Contain("http_route=\"api/chatwoot/list/{instance}\"").And.EndsWith(" 1"));
    }
}
