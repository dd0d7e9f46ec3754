using System.Buffers;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RyzeChatwoot.IntegrationTests.Concurrency;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>
/// The random run once more, at a bridge that repeats every secret it can know in everything it says: whole, escaped, cut by markup, cut by
/// characters that cannot be seen. None of them comes out anywhere.
/// </summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class CanaryTests(Database kind) : FaultTests(kind)
{
    private const string BridgeToken = "canary-bridge-token-3b1f0c77";
    private const string MarkedToken = "canary-instance-token-88d2a0e4";
    private const string DatabasePassword = "canary-database-password-5f6e";
    private const string Marked = "vega";

    private static readonly byte[] Key = Encoding.ASCII.GetBytes("canary-encryption-key-of-32-byte");
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Instances = ["orion", "lyra"];

    [Test]
    public async Task No_secret_comes_out_whatever_the_bridge_says_and_however_requests_end()
    {
        var seed = RandomOperations.ChooseSeed();
        var password = UsePassword();
        Fixture.Settings["BRIDGE_TOKEN"] = BridgeToken;
        Fixture.Settings["ENCRYPTION_KEY"] = $"k1:{Convert.ToBase64String(Key)}";
        var service = await StartServiceAsync(RandomOperationTests.ShortBudgets);
        await service.AddInstancesAsync(Account, Instances);
        await service.AddInstanceAsync(Account, Marked, MarkedToken);
        using var instance = service.ClientWith(MarkedToken);
        var echo = new SecretEcho(seed, [BridgeToken, Convert.ToBase64String(Key), .. password]);
        Bridge.Message = echo.About;
        new RandomFaults(seed, echo.About).ApplyTo(Bridge);

        var outcomes = new List<Outcome>(await new RandomOperations(seed, Clients, [.. Instances, Marked]).RunAsync(SecretEcho.ActivationOf));
        outcomes.AddRange(await new RandomOperations(seed, [instance], [Marked, .. Instances]).RunAsync(SecretEcho.ActivationOf));
        Bridge.Heal();
        outcomes.AddRange(await SendToEveryRouteAsync());

        var dump = await DatabaseDump.TakeAsync(Data);
        string[] secrets =
        [
            .. echo.Secrets, .. Instances.Append(Marked).Select(SecretEcho.ChatwootTokenOf), AccountToken, MarkedToken,
            Encoding.ASCII.GetString(Key),
        ];
        var places = outcomes.Select(outcome => (Place: $"{outcome.Route}", Text: $"{outcome.Response.Headers}{outcome.Response.ContentHeaders}{outcome.Response.Body}"))
            .Concat(service.Log.Lines.Select(line => (Place: line.Category, line.Text)))
            .Append((Place: "database", Text: dump))
            .ToArray();
        var forbidden = SearchValues.Create([.. secrets.SelectMany(SpellingsOf)], StringComparison.OrdinalIgnoreCase);
        Assert.That(places.Where(place => place.Text.AsSpan().ContainsAny(forbidden)), Is.Empty);
        AssertThereWasSomethingToFind(outcomes, dump);
        AssertTheBridgeNeverGets(AccountToken, MarkedToken);
        Assert.That(service.Log.Lines.Select(line => line.Text), Has.Some.Contains("refused by the test"), "an exception was logged");
    }

    /// <summary>Gives the service's connections a password, where there is one to give and the server asks for none.</summary>
    /// <returns>The password, or nothing.</returns>
    private string[] UsePassword()
    {
        if (Data.Kind != Database.Postgres || new UriBuilder(Data.Url).Password.Length > 0)
        {
            return [];
        }

        Fixture.Settings["DATABASE_URL"] = new UriBuilder(Data.Url) { Password = DatabasePassword }.Uri.AbsoluteUri;
        return [DatabasePassword];
    }

    /// <summary>Each route for each instance: live, from stored data, and with a database that refuses the row.</summary>
    private async Task<IEnumerable<Outcome>> SendToEveryRouteAsync()
    {
        var outcomes = new List<Outcome>();
        await SendAsync(_ => true);
        await SendAsync(route => route.HasBody);
        await Bridge.Stub.StopAsync();
        await SendAsync(_ => true);
        await Bridge.Stub.RestartAsync();
        await SendAsync(route => route.Method != "DELETE");
        await Data.RefuseAsync("INSERT");
        await SendAsync(route => route.HasBody);
        Assert.That(outcomes[^1].Response.Status, Is.EqualTo(500));
        return outcomes;

        async Task SendAsync(Predicate<ApiRoute> filter)
        {
            foreach (var name in Instances.Append(Marked))
            {
                foreach (var route in ApiRoute.All.Where(route => filter(route)))
                {
                    outcomes.Add(new Outcome(route, await route.SendAsync(Client, name, JsonContent.Create(SecretEcho.ActivationOf(name)))));
                }
            }
        }
    }

    // A search that cannot find anything proves nothing.
    private void AssertThereWasSomethingToFind(IEnumerable<Outcome> outcomes, string dump)
    {
        Assert.That(Bridge.Stub.CallsTo(BridgeCall.Activate).Select(call => call.ReadJson().GetProperty("chatwoot_api_token").GetString()), Has.Some.EqualTo(SecretEcho.ChatwootTokenOf(Marked)));
        Assert.That(outcomes.Where(outcome => outcome.Route.HasBody).Select(outcome => outcome.Response.Body), Has.Some.Contains("[redacted]"));
        Assert.That(outcomes.Where(outcome => outcome.Route.Method == "GET").Select(outcome => outcome.Response.Body), Has.Some.Contains("[redacted]"));
        Assert.That(dump, Does.Contain(Marked).And.Contain("[redacted]"));
    }

    private void AssertTheBridgeNeverGets(params string[] secrets)
    {
        foreach (var call in Bridge.Stub.Calls)
        {
            var text = $"{call} {string.Join('\n', call.Headers.Values)} {call.Body}";
            Assert.That(secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)), Is.Empty);
        }
    }

    /// <summary>As it is, as other programs escape it, and as databases and headers spell bytes.</summary>
    private static string[] SpellingsOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var json = JsonSerializer.Serialize(secret)[1..^1];
        return
        [
            secret,
            string.Join(' ', secret.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            json,
            JsonSerializer.Serialize(json)[1..^1],
            JsonSerializer.Serialize(secret, Relaxed)[1..^1],
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
            Convert.ToBase64String(bytes),
            Convert.ToHexString(bytes),
        ];
    }
}
