using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Concurrency;

/// <summary>A request to a route and its response.</summary>
internal sealed record Outcome(ApiRoute Route, Response Response);

/// <summary>Requests to all routes in any order, many at once.</summary>
/// <param name="seed">Chooses them.</param>
/// <param name="clients">Of any of the services; used in turn.</param>
/// <param name="instances">What they are about.</param>
internal sealed class RandomOperations(int seed, IReadOnlyList<ChatwootClient> clients, IReadOnlyList<string> instances)
{
    private const string SeedVariable = "RYZE_TEST_SEED";
    private const int Operations = 200;
    private const int AtOnce = 16;

    /// <summary>The seed that the environment sets, else another one each time; printed, so that a failure can be repeated.</summary>
    public static int ChooseSeed()
    {
        var chosen = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        TestContext.Out.WriteLine($"{SeedVariable}={chosen}");
        return chosen;
    }

    /// <param name="activation">The body to set an instance with.</param>
    public async Task<IReadOnlyList<Outcome>> RunAsync(Func<string, JsonObject> activation)
    {
        var plan = new ConcurrentQueue<Func<Task<Outcome>>>(Plan(activation));
        var outcomes = new ConcurrentQueue<Outcome>();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (plan.TryDequeue(out var operation))
            {
                outcomes.Enqueue(await operation());
            }
        }));
        return [.. outcomes];
    }

    /// <summary>Requires that every response is one that the contract knows for its route (sections 5 to 7), while the database is well.</summary>
    public static void AssertDocumented(IEnumerable<Outcome> outcomes)
    {
        foreach (var (route, response) in outcomes)
        {
            Assert.That(route.Statuses, Does.Contain(response.Status), $"{route}: {response}");
            Assert.That(response.Body, Does.StartWith(response.Status < 300 ? "{\"" : """{"success":false,"error":{"message":""" + "\""), $"{route}");
        }
    }

    private IEnumerable<Func<Task<Outcome>>> Plan(Func<string, JsonObject> activation)
    {
        var random = new Random(seed);
        for (var i = 0; i < Operations; i++)
        {
            var client = clients[i % clients.Count];
            var instance = instances[random.Next(instances.Count)];
            var route = ApiRoute.All[random.Next(ApiRoute.All.Length)];
            yield return async () => new Outcome(route, await route.SendAsync(client, instance, JsonContent.Create(activation(instance))));
        }
    }
}
