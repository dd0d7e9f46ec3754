namespace RyzeChatwoot.IntegrationTests.JavaWireMock;

/// <summary>
/// The service against a bridge that shares no code with it: the Java WireMock with the mappings of <c>samples/wiremock</c>. Not to be
/// confused with WireMock.Net, which is the bridge in all other tests.
/// </summary>
public abstract class JavaWireMockTests() : FixtureTests(Database.Sqlite)
{
    protected const string Activate = "v1/integrations/activate";

    /// <summary>Where the sample's redirects point to.</summary>
    protected const string RedirectedTo = "int_moved";

    protected JavaWireMockServer Bridge { get; private set; } = null!;

    protected RunningService Service { get; private set; } = null!;

    /// <summary>Of this service's categories only: on a busy machine Kestrel logs some, too.</summary>
    protected IReadOnlyList<LogLine> Warnings =>
        [.. Service.Log.Warnings.Where(line => line.Category.StartsWith("RyzeChatwoot.", StringComparison.Ordinal))];

    [SetUp]
    public async Task StartAsync()
    {
        var server = await JavaWireMockServer.SharedAsync();
        if (server is null)
        {
            Skipped.Because(JavaWireMockServer.UnavailableReason!);
        }

        Bridge = server;
        await StartServiceAsync();
    }

    /// <summary>Stops the service and starts it again on the same database.</summary>
    /// <param name="budget">How long each call to the bridge may take from now on.</param>
    /// <param name="bridgeToken">The bearer token that the service sends from now on.</param>
    protected async Task RestartAsync(TimeSpan? budget = null, string bridgeToken = JavaWireMockServer.BridgeToken)
    {
        await Service.DisposeAsync();
        await StartServiceAsync(budget, bridgeToken);
    }

    /// <summary>Activates with an inbox name, which selects the sample's response.</summary>
    protected Task<Response> SetAsync(string inboxName)
    {
        var body = ChatwootClient.AnActivation();
        body["inboxName"] = inboxName;
        return Client.SetAsync(Instance, body);
    }

    /// <summary>Activates, and requires that it succeeds with this id.</summary>
    protected async Task SetWithIdAsync(string id)
    {
        var response = await SetAsync($"id={id}");
        Assert.That($"{response.Status} {BridgeIdOf(response)}", Is.EqualTo($"201 {id}"));
    }

    protected static string BridgeIdOf(Response response) => response.ReadJson().GetProperty("bridge_integration_id").GetString()!;

    /// <summary>The number of requests for an integration.</summary>
    protected async Task<int> CountAsync(HttpMethod method, string id) =>
        (await Bridge.RequestsAsync(method, $"v1/integrations/{id}")).Count;

    /// <summary>The activations that reached the bridge with this inbox name.</summary>
    protected async Task<IReadOnlyList<RecordedCall>> ActivationsAsync(string inboxName)
    {
        var activations = await Bridge.RequestsAsync(HttpMethod.Post, Activate);
        return [.. activations.Where(call => call.Body.Contains($"\"inbox_name\":\"{inboxName}\"", StringComparison.Ordinal))];
    }

    private async Task StartServiceAsync(TimeSpan? budget = null, string bridgeToken = JavaWireMockServer.BridgeToken)
    {
        Service = await Fixture.StartServiceAsync(
            settings => (settings["BRIDGE_URL"], settings["BRIDGE_TOKEN"]) = (Bridge.BaseUrl.AbsoluteUri, bridgeToken),
            budget is { } span ? options => options.Shorten(span) : null);
        ConnectTo(Service.BaseUrl);
    }
}
