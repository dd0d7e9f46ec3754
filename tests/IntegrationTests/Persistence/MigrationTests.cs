using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Npgsql;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>Migrations of processes that start together (contract, sections 11 and 12).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class MigrationTests(Database kind) : CommandTests(kind)
{
    [Test]
    public async Task Four_at_once_on_an_empty_database_all_succeed_and_each_script_is_applied_once()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(MigrateAsync)));

        var schema = reports.Select(report => report.Schema).Distinct().Single();
        var applied = reports.SelectMany(report => report.Applied).ToArray();
        Assert.That(applied, Is.Unique.And.Ordered);
        Assert.That(applied[0], Is.EqualTo("0001_accounts_and_integrations"));
        Assert.That(await Data.QueryAsync<string>("SELECT name FROM schema_migrations ORDER BY version"), Is.EqualTo(applied));
        Assert.That(await Data.QueryAsync<int>("SELECT max(version) FROM schema_migrations"), Is.EqualTo((int[])[schema]));
        Assert.That(await Data.RowsAsync(), Is.Empty);
    }

    [Test]
    public async Task Four_services_at_once_on_an_empty_database_all_start()
    {
        var services = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => Task.Run(() => Fixture.StartServiceAsync())));
        var names = await Task.WhenAll(services.Select((service, number) => service.AddAccountAsync($"account-{number}")));
        Assert.That(names, Is.Unique);
        Assert.That(await Data.QueryAsync<string>("SELECT key_id FROM encryption_keys"), Is.EqualTo((string[])["k1"]));
    }

    [Test]
    public async Task A_second_run_applies_nothing_and_keeps_what_is_there()
    {
        var first = await MigrateAsync();
        await Data.ExecuteAsync("INSERT INTO accounts (name, token_hash, created_at) VALUES ('demo', @hash, '2026-04-20 10:15:30')", new { hash = new byte[32] });

        var second = await MigrateAsync();

        Assert.That(second.Applied, Is.Empty);
        Assert.That(second.Schema, Is.EqualTo(first.Schema));
        Assert.That(await Data.QueryAsync<string>("SELECT name FROM accounts"), Is.EqualTo((string[])["demo"]));
    }

    [Test]
    public async Task A_database_that_is_newer_than_the_service_is_left_as_it_is()
    {
        var first = await MigrateAsync();
        await Data.ExecuteAsync("INSERT INTO schema_migrations (version, name, applied_at) VALUES (9000, '9000_from_the_future', 'later')");

        var second = await MigrateAsync();

        Assert.That(second.Applied, Is.Empty);
        Assert.That(second.Schema, Is.EqualTo(9000).And.GreaterThan(first.Schema));
    }

    private async Task<MigrationReport> MigrateAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Environment).Build();
        var options = new DatabaseOptions();
        options.Read(configuration);
        await using DbDataSource source = options.Kind == DatabaseKind.Postgres
            ? NpgsqlDataSource.Create(options.ConnectionString)
            : new SqliteDataSource(options.ConnectionString);
        return await new SchemaMigrator(source, options, new DatabaseFaults(options), TimeProvider.System).MigrateAsync(CancellationToken.None);
    }
}
