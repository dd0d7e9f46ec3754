using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.IntegrationTests.StatusWatch;

/// <summary>Section 13 of the contract: each integration is read once in an interval, by one replica, at a steady pace.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class StatusRefreshScheduleTests(Database kind) : ServiceTests(kind)
{
    private const int Rows = 60;
    private const int Batch = 8;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 4, 22, 8, 0, 0, TimeSpan.Zero));
    private RunningService replica = null!;
    private IStatusRefreshSchedule schedule = null!;

    [SetUp]
    public async Task StartReplicaAsync()
    {
        // Its schedule runs on the test's clock, by hand: the watch itself is off.
        replica = await StartAnotherAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        schedule = replica.Services.GetRequiredService<IStatusRefreshSchedule>();
    }

    [TearDown]
    public async Task StopReplicaAsync() => await (replica?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Integrations_without_a_due_time_are_spread_evenly_over_an_interval()
    {
        await GivenIntegrationsAsync(Rows);

        Assert.That(await schedule.ScheduleAsync(Interval, Rows, CancellationToken.None), Is.EqualTo(Rows));

        var claimed = new List<int>();
        for (var part = 0; part < 10; part++)
        {
            clock.Advance(Interval / 10);
            claimed.Add((await schedule.ClaimDueAsync(Rows, Interval, CancellationToken.None)).Count);
        }

        Assert.That(claimed.Sum(), Is.EqualTo(Rows));
        Assert.That(claimed, Is.All.InRange((Rows / 10) - 1, (Rows / 10) + 1));
        Assert.That(await schedule.ScheduleAsync(Interval, Rows, CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task However_many_claim_at_once_each_integration_goes_to_one_of_them()
    {
        await GivenIntegrationsAsync(Rows);
        await schedule.ScheduleAsync(Interval, Rows, CancellationToken.None);
        clock.Advance(Interval);
        var claimed = new ConcurrentBag<DueRefresh>();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            while (claimed.Count < Rows)
            {
                foreach (var due in await schedule.ClaimDueAsync(Batch, Lease, CancellationToken.None))
                {
                    claimed.Add(due);
                }
            }
        })));

        Assert.That(claimed.Select(due => due.Instance.Id), Is.Unique);
        Assert.That(claimed, Has.Count.EqualTo(Rows));
    }

    [Test]
    public async Task A_claim_has_all_that_a_read_needs()
    {
        await GivenIntegrationsAsync(1);

        var due = await ClaimOneAsync();

        var integration = due.Instance.Integration!;
        Assert.That(
            (due.Instance.Name, integration.BridgeIntegrationId, integration.Status, due.RefreshedAt, due.LeaseEndsAt - due.ClaimedAt),
            Is.EqualTo(("instance-0", "int_0", IntegrationStatus.Active, (DateTime?)null, Lease)));
        Assert.That(due.Instance.OwnerAccountId, Is.EqualTo((await Data.QueryAsync<long>("SELECT id FROM accounts")).Single()));
    }

    [Test]
    public async Task A_completed_integration_is_due_an_interval_after_its_claim()
    {
        await GivenIntegrationsAsync(1);
        var due = await ClaimOneAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        var readAt = clock.GetUtcNow().UtcDateTime;
        await schedule.CompleteAsync(due, Interval, CancellationToken.None);

        clock.Advance(due.ClaimedAt + Interval - Instant - readAt);
        Assert.That(await schedule.ClaimDueAsync(Batch, Lease, CancellationToken.None), Is.Empty);
        clock.Advance(Instant);

        Assert.That((await schedule.ClaimDueAsync(Batch, Lease, CancellationToken.None)).Single().RefreshedAt, Is.EqualTo(readAt));
    }

    [Test]
    public async Task An_integration_whose_replica_dies_comes_back_when_the_lease_is_over()
    {
        await GivenIntegrationsAsync(1);
        var lost = await ClaimOneAsync();
        clock.Advance(Lease - Instant);
        Assert.That(await schedule.ClaimDueAsync(Batch, Lease, CancellationToken.None), Is.Empty);
        clock.Advance(Instant);

        var again = await schedule.ClaimDueAsync(Batch, Lease, CancellationToken.None);

        Assert.That(again, Has.Count.EqualTo(1));
        await schedule.CompleteAsync(lost, Interval, CancellationToken.None);
        Assert.That(await Data.QueryAsync<string>("SELECT instance_id FROM chatwoot_integrations WHERE refreshed_at IS NOT NULL"), Is.Empty);
    }

    [Test]
    public async Task A_postponed_integration_is_due_after_the_pause()
    {
        await GivenIntegrationsAsync(1);
        var pause = TimeSpan.FromSeconds(5);
        await schedule.PostponeAsync(await ClaimOneAsync(), pause, CancellationToken.None);
        clock.Advance(pause - Instant);
        Assert.That(await schedule.ClaimDueAsync(Batch, Lease, CancellationToken.None), Is.Empty);

        clock.Advance(Instant);

        Assert.That((await schedule.ClaimDueAsync(Batch, Lease, CancellationToken.None)).Single().RefreshedAt, Is.Null);
    }

    [Test]
    public async Task A_backlog_of_more_than_an_interval_is_spread_again()
    {
        await GivenIntegrationsAsync(Rows);
        await schedule.ScheduleAsync(Interval, Rows, CancellationToken.None);
        clock.Advance(Interval * 3);

        Assert.That(await schedule.ScheduleAsync(Interval, Rows, CancellationToken.None), Is.EqualTo(Rows));

        Assert.That(await schedule.ClaimDueAsync(Rows, Lease, CancellationToken.None), Has.Count.AtMost(1));
    }

    [Test]
    public async Task A_shorter_interval_holds_at_once()
    {
        await GivenIntegrationsAsync(Rows);
        await schedule.ScheduleAsync(TimeSpan.FromDays(1), Rows, CancellationToken.None);

        await schedule.ScheduleAsync(Interval, Rows, CancellationToken.None);
        clock.Advance(Interval);

        Assert.That(await schedule.ClaimDueAsync(Rows, Lease, CancellationToken.None), Has.Count.EqualTo(Rows));
    }

    [Test]
    public async Task An_integration_without_a_bridge_id_is_left_alone()
    {
        await GivenIntegrationsAsync(1);
        await Data.ExecuteAsync("UPDATE chatwoot_integrations SET bridge_integration_id = NULL");

        Assert.That(await schedule.ScheduleAsync(Interval, Rows, CancellationToken.None), Is.Zero);
        Assert.That(await schedule.CountAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task Integrations_are_counted_by_status()
    {
        await GivenIntegrationsAsync(3);
        await Data.ExecuteAsync("UPDATE chatwoot_integrations SET status = 'error' WHERE bridge_integration_id <> 'int_0'");

        var counts = await replica.Services.GetRequiredService<IChatwootIntegrationRepository>().CountByStatusAsync(CancellationToken.None);

        Assert.That(counts, Is.EqualTo(new Dictionary<IntegrationStatus, long> { [IntegrationStatus.Active] = 1, [IntegrationStatus.Error] = 2 }));
    }

    private async Task<DueRefresh> ClaimOneAsync()
    {
        await schedule.ScheduleAsync(Interval, Rows, CancellationToken.None);
        clock.Advance(Interval);
        return (await schedule.ClaimDueAsync(Batch, Lease, CancellationToken.None)).Single();
    }

    private async Task GivenIntegrationsAsync(int count)
    {
        Bridge.OnActivate(call => BridgeReplies.Activated($"int_{call.ReadJson().GetProperty("instance_name").GetString()!.Split('-')[1]}"));
        for (var i = 0; i < count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"instance-{i}");
            await replica.AddInstanceAsync(Account, name);
            Assert.That((await Client.SetAsync(name)).Status, Is.EqualTo(201));
        }
    }
}
