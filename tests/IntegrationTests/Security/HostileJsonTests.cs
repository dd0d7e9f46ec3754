using System.Text;
using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>Bodies of set that attack a JSON parser.</summary>
[TestFixture(Database.Sqlite)]
public sealed class HostileJsonTests(Database kind) : ServiceTests(kind)
{
    private const int MaxBytes = 64 * 1024;

    [TestCase('[')]
    [TestCase('{')]
    public async Task Depth_is_refused_before_it_costs_anything(char bracket)
    {
        var layer = bracket == '[' ? "[" : "{\"a\":";
        var deep = string.Concat(Enumerable.Repeat(layer, (MaxBytes - 100) / layer.Length));

        var response = await SetAsync($"{{\"more\":{deep}");

        Assert.That(response.Status, Is.EqualTo(400));
        Assert.That(response.Body, Does.StartWith("""{"success":false,"error":{"message":"invalid body: """));
        Assert.That(response.Body, Has.Length.LessThan(200));
    }

    [TestCase("1e400")]
    [TestCase("-1e400")]
    [TestCase("9223372036854775808")]
    [TestCase("1e-400")]
    [TestCase("1e99999999999999999999")]
    [TestCase("5.0000000000000000000000000001")]
    [TestCase("\"99999999999999999999\"")]
    public async Task A_number_that_does_not_fit_into_64_bits_is_no_account(string number)
    {
        var body = ChatwootClient.AnActivation().ToJsonString().Replace("\"chatwootAccountId\":5", $"\"chatwootAccountId\":{number}", StringComparison.Ordinal);

        (await SetAsync(body)).AssertError(400, "invalid body: chatwootAccountId must be an integer above 0");
        Assert.That(Bridge.Calls, Is.Empty);
    }

    [Test]
    public async Task A_number_of_60_000_digits_is_no_account_either()
    {
        var digits = new string('9', 60_000);
        var body = ChatwootClient.AnActivation().ToJsonString().Replace("\"chatwootAccountId\":5", $"\"chatwootAccountId\":{digits}", StringComparison.Ordinal);

        (await SetAsync(body)).AssertError(400, "invalid body: chatwootAccountId must be an integer above 0");
    }

    [Test]
    public async Task Of_a_field_that_is_there_twice_the_last_is_checked_and_sent()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        var body = ChatwootClient.AnActivation().ToJsonString();

        var bad = await SetAsync($$"""{{body[..^1]}},"chatwootBaseUrl":"ftp://last"}""");
        var good = await SetAsync($$"""{"chatwootBaseUrl":"ftp://first",{{body[1..]}}""");

        bad.AssertError(400, "invalid body: chatwootBaseUrl must be an absolute http or https URL with a host");
        Assert.That(good.Status, Is.EqualTo(201));
        using var sent = JsonDocument.Parse(Bridge.CallsTo(BridgeCall.Activate).Single().Body);
        Assert.That(sent.RootElement.GetProperty("chatwoot_base_url").GetString(), Is.EqualTo("https://chatwoot.example.com"));
    }

    [Test]
    public async Task Thousands_of_fields_are_read_past()
    {
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        var fields = string.Concat(Enumerable.Range(0, 6000).Select(i => $"\"x{i}\":0,"));

        Assert.That((await SetAsync($"{{{fields}{ChatwootClient.AnActivation().ToJsonString()[1..]}")).Status, Is.EqualTo(201));
    }

    private Task<Response> SetAsync(string body) =>
        Client.SendAsync(HttpMethod.Post, $"api/chatwoot/set/{Instance}", new StringContent(body, Encoding.UTF8, "application/json"));
}
