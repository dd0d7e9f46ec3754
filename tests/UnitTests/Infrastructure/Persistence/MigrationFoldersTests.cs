using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

/// <summary>Every migration is written for both databases; what only one of them needs stands on a list.</summary>
[TestFixture]
public sealed class MigrationFoldersTests
{
    // SQLite serves one process, so it has no limit to share.
    private static readonly string[] OnlyPostgres = ["0003_rate_limit_windows"];
    private static readonly string[] OnlySqlite = [];

    [Test]
    public void Both_databases_have_the_same_migrations()
    {
        var postgres = ScriptsIn("postgres");
        var sqlite = ScriptsIn("sqlite");

        Assert.That(postgres, Is.Not.Empty);
        Assert.That(postgres.Except(sqlite), Is.EqualTo(OnlyPostgres));
        Assert.That(sqlite.Except(postgres), Is.EqualTo(OnlySqlite));
    }

    [Test]
    public void A_number_stands_for_one_migration()
    {
        var names = ScriptsIn("postgres").Union(ScriptsIn("sqlite"));

        Assert.That(names.Select(name => name.Split('_')[0]), Is.Unique);
    }

    private static string[] ScriptsIn(string folder) =>
    [
        .. typeof(SchemaMigrator).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith($"{folder}/", StringComparison.Ordinal))
            .Select(resource => Path.GetFileNameWithoutExtension(resource))
            .Order(StringComparer.Ordinal),
    ];
}
