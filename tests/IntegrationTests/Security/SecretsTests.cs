using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.IntegrationTests.Extensions;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>No secret is shown anywhere, also where the bridge repeats them (contract, sections 2, 5, 7, 8 and 10).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class SecretsTests(Database kind) : ServiceTests(kind)
{
    private const string ChatwootToken = "canary-of-the-chatwoot-token";
    private const string BridgeToken = "canary-of-the-bridge-token";
    private const string AccountCanary = "canary-of-the-account-token";
    private const string InstanceCanary = "canary-of-the-instance-token";

    /// <summary>A text of the bridge that repeats the secrets it was sent.</summary>
    private const string Echo = $"<b>echo</b> {ChatwootToken} and Bearer {BridgeToken}";

    [Test]
    public async Task No_response_no_log_and_no_table_shows_a_secret()
    {
        await using var service = await StartWithCanariesAsync();

        var outcomes = await SendToEachAsync(ApiRoute.All, service);

        string[] secrets = [ChatwootToken, BridgeToken, AccountCanary, InstanceCanary, Settings.EncryptionKey.Split(':')[1]];
        Assert.Multiple(() =>
        {
            foreach (var secret in secrets)
            {
                Assert.That(outcomes.Select(outcome => AllOf(outcome.Response)), Has.None.Contains(secret));
                Assert.That(service.Log.Lines.Select(line => line.Text), Has.None.Contains(secret));
            }
        });
        var stored = await DatabaseDump.TakeAsync(Data);
        Assert.That(stored, Does.Contain("canaries").And.Contain("echo"), "The dump shows what is stored at all");
        foreach (var secret in secrets)
        {
            Assert.That(stored, Does.Not.Contain(secret));
        }
    }

    /// <summary>The loop over the list of routes reaches a route that is added to it, with its secrets.</summary>
    [Test]
    public async Task A_listed_route_that_shows_a_secret_is_found()
    {
        await using var service = await StartWithCanariesAsync(
            services => services.AddMvcCore().AddApplicationPart(typeof(LeakingController).Assembly));

        var outcomes = await SendToEachAsync([.. ApiRoute.All, LeakingController.Listed], service);

        var leaks = outcomes.Where(outcome => AllOf(outcome.Response).Contains(InstanceCanary, StringComparison.Ordinal));
        Assert.That(leaks.Select(leak => leak.Route).Distinct(), Is.EqualTo((ApiRoute[])[LeakingController.Listed]));
    }

    private async Task<RunningService> StartWithCanariesAsync(Action<IServiceCollection>? services = null)
    {
        await Service.AddAccountAsync("canaries", AccountCanary);
        await Service.AddInstanceAsync("canaries", Instance, InstanceCanary);
        return await StartAnotherAsync(settings => settings["BRIDGE_TOKEN"] = BridgeToken, services: services);
    }

    /// <summary>Sends requests to each route in every state of the bridge; each request finds an integration.</summary>
    private async Task<IReadOnlyList<(ApiRoute Route, Response Response)>> SendToEachAsync(IReadOnlyList<ApiRoute> routes, RunningService service)
    {
        using var account = service.ClientWith(AccountCanary);
        using var instance = service.ClientWith(InstanceCanary);
        var outcomes = new List<(ApiRoute Route, Response Response)>();
        foreach (var state in BridgeStates())
        {
            foreach (var route in routes)
            {
                Succeed();
                Assert.That((await account.SetAsync(Instance, Activation(ChatwootToken))).Status, Is.EqualTo(201));
                state();
                await SendAsync(route, instance, Instance, ChatwootToken);
            }
        }

        foreach (var route in routes)
        {
            await SendAsync(route, account, Instance, $"{ChatwootToken}\n{ChatwootToken}");
            await SendAsync(route, account, "another-instance", ChatwootToken);
            await SendAsync(route, instance, "another-instance", ChatwootToken);
        }

        Succeed();
        await account.SetAsync(Instance, Activation(ChatwootToken));
        await Data.RefuseAsync("INSERT");
        foreach (var route in routes.Where(route => route.HasBody))
        {
            await SendAsync(route, account, Instance, ChatwootToken);
        }

        Assert.That(outcomes.Select(outcome => outcome.Response.Status), Is.SupersetOf((int[])[200, 201, 400, 401, 403, 404, 500, 502]));
        Assert.That(routes.Except(outcomes.Where(outcome => outcome.Response.Status < 300).Select(outcome => outcome.Route)), Is.Empty, "Never succeeded");
        return outcomes;

        async Task SendAsync(ApiRoute route, ChatwootClient client, string name, string token) =>
            outcomes.Add((route, await route.SendAsync(client, name, JsonContent.Create(Activation(token)))));
    }

    private void Succeed()
    {
        Bridge.OnEveryCall(call => BridgeReplies.Success(call, Echo));
    }

    private IEnumerable<Action> BridgeStates()
    {
        yield return Succeed;
        yield return () =>
        {
            Bridge.OnEveryCall(_ => BridgeReply.Text(500, Echo, "text/plain"));
        };
        foreach (var status in (int[])[401, 403, 404, 422, 503])
        {
            yield return () => Bridge.OnActivate(BridgeReplies.Refused(502, $"HTTP {status} {Echo}", upstreamStatus: status));
        }
    }

    private static JsonObject Activation(string token)
    {
        var body = ChatwootClient.AnActivation();
        body["chatwootApiToken"] = token;
        return body;
    }

    private static string AllOf(Response response) => $"{response.Headers}{response.ContentHeaders}{response.Body}";
}
