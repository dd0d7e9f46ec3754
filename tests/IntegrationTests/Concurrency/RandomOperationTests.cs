using Microsoft.Extensions.Logging;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.IntegrationTests.Concurrency;

/// <summary>
/// Many clients do anything in any order while the bridge fails in any way; when it has recovered and the outbox is empty, the bridge runs
/// exactly what the rows name. The one fault left out is the lost response of an activation, see <see cref="RandomFaults"/>.
/// </summary>
[TestFixture(Database.Sqlite, 1)]
[TestFixture(Database.Postgres, 1)]
[TestFixture(Database.Postgres, 2)]
public sealed class RandomOperationTests(Database kind, int replicas) : FaultTests(kind)
{
    private static readonly string[] Instances = ["orion", "vega", "lyra"];

    [Test]
    public async Task In_the_end_the_bridge_runs_what_the_rows_name()
    {
        var seed = RandomOperations.ChooseSeed();
        var services = new List<RunningService>();
        for (var i = 0; i < replicas; i++)
        {
            services.Add(await StartServiceAsync(ShortBudgets));
        }

        await services[0].AddInstancesAsync(Account, Instances);
        new RandomFaults(seed, call => $"{call} did not work").ApplyTo(Bridge);

        var outcomes = await new RandomOperations(seed, Clients, Instances).RunAsync(_ => ChatwootClient.AnActivation());

        Bridge.Heal();
        await DrainOutboxAsync();
        await AssertNothingIsLeftBehindAsync();
        await AssertRowsAreWholeAsync();
        Assert.That(services.SelectMany(service => service.Log.Lines).Where(line => line.Level >= LogLevel.Error), Is.Empty);
        RandomOperations.AssertDocumented(outcomes);
    }

    /// <summary>A call that hangs ends soon. Activations keep their time, because their responses must not be lost.</summary>
    internal static void ShortBudgets(BridgeOptions options) => options.Shorten(
        TimeSpan.FromMilliseconds(500), [.. options.Budgets.Keys.Where(operation => operation != BridgeOperation.Activate)]);
}
