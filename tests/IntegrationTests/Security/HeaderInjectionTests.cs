using System.Text.Json.Nodes;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>No text from outside ends one header and begins another, neither in our responses nor in our calls.</summary>
[TestFixture(Database.Sqlite)]
public sealed class HeaderInjectionTests(Database kind) : ServiceTests(kind)
{
    private const string Injected = "x\r\nSet-Cookie: injected=1\r\n\r\n<script>";

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task The_bridge_adds_no_header_to_a_response(ApiRoute route)
    {
        await GivenIntegrationAsync();
        Bridge.OnEveryCall(call => BridgeReplies.Success(call, Injected));
        var accepted = await route.SendAsync(Client, Instance);
        await GivenIntegrationAsync();
        Bridge.OnEveryCall(_ => BridgeReplies.Refused(502, Injected, upstreamStatus: 403));
        var failed = await route.SendAsync(Client, Instance);

        Assert.That(accepted.Status, Is.LessThan(300));
        foreach (var response in (Response[])[accepted, failed])
        {
            Assert.That(
                response.Headers.Select(header => header.Key),
                Is.SubsetOf((string[])["Date", "Cache-Control", "X-Integration-Source", "X-Error-Source", "Transfer-Encoding"]));
            Assert.That(response.Header("X-Integration-Source"), Is.AnyOf(null, "live", "local; reason=bad-response"));
            Assert.That(response.Header("X-Error-Source"), Is.AnyOf(null, "chatwoot", "gateway"));
        }
    }

    [Test]
    public async Task An_id_that_no_path_carries_is_never_called()
    {
        Bridge.OnActivate(BridgeReplies.Activated($"int_1 HTTP/1.1\r\n{Injected}"));

        var response = await Client.SetAsync(Instance);

        response.AssertError(502, "integration gateway unavailable");
        Assert.That(Bridge.Calls, Has.Count.EqualTo(1));
        Assert.That(await Data.RowsAsync(), Is.Empty);
    }

    [TestCase("chatwootBaseUrl", "https://chatwoot.example.com/\r\nx: y")]
    [TestCase("chatwootApiToken", "token\r\nx: y")]
    [TestCase("inboxName", "name\r\nx: y")]
    public async Task A_field_with_a_line_break_goes_nowhere(string field, string value)
    {
        var body = ChatwootClient.AnActivation();
        body[field] = JsonValue.Create(value);

        var response = await Client.SetAsync(Instance, body);

        Assert.That(response.Status, Is.EqualTo(400));
        Assert.That(response.Body, Does.StartWith($$$"""{"success":false,"error":{"message":"invalid body: {{{field}}} must """));
        Assert.That(Bridge.Calls, Is.Empty);
    }

    [TestCase("%0d%0aSet-Cookie:%20injected=1")]
    [TestCase("suporte%0d%0aSet-Cookie:%20injected=1")]
    public async Task A_path_adds_no_header_to_a_response(string path)
    {
        foreach (var route in ApiRoute.All)
        {
            var response = await route.SendAsync(Client, path);

            response.AssertError(404, "instance not found");
            Assert.That(response.Header("Set-Cookie"), Is.Null);
        }
    }
}
