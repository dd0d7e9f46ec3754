using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Concurrency;

/// <summary>
/// Many clients do anything in any order while the bridge fails in any way; when it has recovered and the outbox is empty, the bridge runs
/// exactly what the rows name. The one fault left out is the lost response of an activation, see <see cref="RandomFaults"/>.
/// </summary>
public sealed class RandomOperationTests
{
    private static readonly string[] Instances = ["orion", "vega", "lyra"];

    [TestCase(Database.Sqlite, 1)]
    [TestCase(Database.Postgres, 1)]
    [TestCase(Database.Postgres, 2)]
    public async Task In_the_end_the_bridge_runs_what_the_rows_name(Database kind, int replicas)
    {
        var seed = RandomOperations.ChooseSeed();
        await using var fixture = await FaultFixture.CreateAsync(kind);
        var services = new List<RunningService>();
        for (var i = 0; i < replicas; i++)
        {
            services.Add(await fixture.StartServiceAsync(ShortBudgets, Instances));
        }

        new RandomFaults(seed, call => $"{call} did not work").ApplyTo(fixture.Bridge);

        var outcomes = await new RandomOperations(seed, fixture.Clients, Instances).RunAsync(_ => ChatwootClient.AnActivation());

        fixture.Bridge.Heal();
        await fixture.DrainOutboxAsync();
        await fixture.AssertNothingIsLeftBehindAsync();
        await fixture.AssertRowsAreWholeAsync();
        Assert.That(services.SelectMany(service => service.Log.Lines).Where(line => line.Level >= LogLevel.Error), Is.Empty);
        RandomOperations.AssertDocumented(outcomes);
    }

    /// <summary>A call that hangs ends soon. Activations keep their time, because their responses must not be lost.</summary>
    internal static void ShortBudgets(BridgeOptions options) =>
        (options.ReadBudget, options.TerminateBudget) = (TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(600));
}
