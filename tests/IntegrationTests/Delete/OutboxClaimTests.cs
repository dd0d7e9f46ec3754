using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.IntegrationTests.Delete;

/// <summary>An entry of the outbox is claimed by one replica at a time, until its lease ends.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class OutboxClaimTests(Database kind) : FixtureTests(kind)
{
    private const int Entries = 60;
    private const int Batch = 8;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider clock = new();
    private readonly List<DbDataSource> sources = [];

    [SetUp]
    public async Task StartAsync()
    {
        var options = new DatabaseOptions();
        options.Read(new ConfigurationBuilder().AddInMemoryCollection(Fixture.Settings).Build());
        for (var replica = 0; replica < 2; replica++)
        {
            sources.Add(options.Kind == DatabaseKind.Postgres ? NpgsqlDataSource.Create(options.ConnectionString) : new SqliteDataSource(options.ConnectionString));
        }

        await new SchemaMigrator(sources[0], options, new DatabaseFaults(options), clock).MigrateAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var source in sources)
        {
            await source.DisposeAsync();
        }
    }

    [Test]
    public async Task However_many_claim_at_once_each_entry_goes_to_one_of_them()
    {
        await GivenEntriesAsync(Entries);
        for (var round = 1; round <= 5; round++)
        {
            clock.Advance(Lease);
            var claimed = new ConcurrentBag<OutboxEntry>();

            await Task.WhenAll(Enumerable.Range(0, 8).Select(claimer => Task.Run(() => ClaimAllAsync(OutboxOf(claimer), claimed))));

            Assert.That(claimed.Select(entry => entry.Pending.BridgeIntegrationId), Is.Unique);
            Assert.That(claimed, Has.Count.EqualTo(Entries));
            Assert.That(claimed.Select(entry => entry.Attempts), Is.All.EqualTo(round));
        }
    }

    [Test]
    public async Task An_entry_whose_claimer_dies_comes_back_when_the_lease_is_over()
    {
        await GivenEntriesAsync(1);
        clock.Advance(FirstPause);
        Assert.That(await ClaimAsync(), Has.Count.EqualTo(1));
        clock.Advance(Lease - TimeSpan.FromMilliseconds(1));
        Assert.That(await ClaimAsync(), Is.Empty);

        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That((await ClaimAsync()).Single().Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task A_new_entry_is_left_alone_for_two_seconds()
    {
        await GivenEntriesAsync(1);
        clock.Advance(FirstPause - TimeSpan.FromMilliseconds(1));
        Assert.That(await ClaimAsync(), Is.Empty);

        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(await ClaimAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_postponed_entry_is_claimed_after_its_pause()
    {
        var pause = TimeSpan.FromMinutes(7);
        await GivenEntriesAsync(1);
        clock.Advance(FirstPause);
        await ClaimAsync();
        await OutboxOf(0).PostponeAsync("int_0", pause, "Timeout: no response", CancellationToken.None);
        clock.Advance(pause - TimeSpan.FromMilliseconds(1));
        Assert.That(await ClaimAsync(), Is.Empty);

        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That((await ClaimAsync()).Single().LastError, Is.EqualTo("Timeout: no response"));
    }

    [Test]
    public async Task Adding_a_termination_twice_is_idempotent()
    {
        await GivenEntriesAsync(1);
        var first = (await OutboxOf(0).ListAsync(CancellationToken.None)).Single();
        clock.Advance(TimeSpan.FromMinutes(1));

        await GivenEntriesAsync(1);

        Assert.That((await OutboxOf(1).ListAsync(CancellationToken.None)).Single(), Is.EqualTo(first));
    }

    [Test]
    public async Task The_longest_due_come_first()
    {
        for (var i = 0; i < Batch + 1; i++)
        {
            await OutboxOf(0).AddAsync(new PendingTermination($"int_{i}", null, "suporte"), CancellationToken.None);
            clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        clock.Advance(FirstPause);

        var claimed = await ClaimAsync();

        Assert.That(claimed.Select(entry => entry.Pending.BridgeIntegrationId), Is.EquivalentTo(Enumerable.Range(0, Batch).Select(i => $"int_{i}")));
    }

    private async Task GivenEntriesAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await OutboxOf(0).AddAsync(new PendingTermination($"int_{i}", null, "suporte"), CancellationToken.None);
        }
    }

    /// <summary>Claims until no entry is left; no other replica may have claimed one.</summary>
    private static async Task ClaimAllAsync(TerminationOutbox outbox, ConcurrentBag<OutboxEntry> claimed)
    {
        while (claimed.Count < Entries)
        {
            foreach (var entry in await outbox.ClaimDueAsync(Batch, Lease, CancellationToken.None))
            {
                claimed.Add(entry);
            }
        }
    }

    private Task<IReadOnlyList<OutboxEntry>> ClaimAsync() => OutboxOf(1).ClaimDueAsync(Batch, Lease, CancellationToken.None);

    private TerminationOutbox OutboxOf(int claimer) => new(sources[claimer % sources.Count], clock);
}
