using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Faults;

/// <summary>What a client did, and what came of it.</summary>
internal sealed record Outcome(string Operation, Response Response);

/// <summary>Sets, lists and deletes in any order, many at once.</summary>
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
        foreach (var (operation, response) in outcomes)
        {
            int[] documented = operation switch
            {
                "list" => [200, 404],
                "delete" => [200, 404],
                _ => [201, 400, 401, 403, 502, 504],
            };
            Assert.That(documented, Does.Contain(response.Status), $"{operation}: {response}");
            Assert.That(response.Body, Does.StartWith(response.Status < 300 ? "{\"" : """{"success":false,"error":{"message":""" + "\""), operation);
        }
    }

    private IEnumerable<Func<Task<Outcome>>> Plan(Func<string, JsonObject> activation)
    {
        var random = new Random(seed);
        for (var i = 0; i < Operations; i++)
        {
            var client = clients[i % clients.Count];
            var instance = instances[random.Next(instances.Count)];
            yield return random.Next(3) switch
            {
                0 => async () => new Outcome("set", await client.SetAsync(instance, activation(instance))),
                1 => async () => new Outcome("list", await client.ListAsync(instance)),
                _ => async () => new Outcome("delete", await client.DeleteAsync(instance)),
            };
        }
    }
}
