using Microsoft.Data.Sqlite;
using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class DatabaseOptionsTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    public void Uses_an_embedded_database_where_nothing_is_set(string? url)
    {
        var options = DatabaseOptions.Read(Configured.With(("DATABASE_URL", url)));

        Assert.That(
            (options.Kind, options.SqliteFile), Is.EqualTo((DatabaseKind.Sqlite, Path.GetFullPath("data/ryze-chatwoot.db"))));
    }

    [TestCase("sqlite:chatwoot.db", "chatwoot.db")]
    [TestCase("sqlite:some/folder/chatwoot.db", "some/folder/chatwoot.db")]
    [TestCase("SQLite:chatwoot.db", "chatwoot.db")]
    [TestCase("sqlite:/var/lib/chatwoot.db", "/var/lib/chatwoot.db")]
    public void Reads_the_path_of_an_embedded_database(string url, string path)
    {
        var options = DatabaseOptions.Read(Configured.With(("DATABASE_URL", url)));

        Assert.That(options.SqliteFile, Is.EqualTo(Path.GetFullPath(path)));
        Assert.That(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource, Is.EqualTo(options.SqliteFile));
        Assert.That(options.Password, Is.Null);
    }

    [Test]
    public void Keeps_a_path_from_becoming_a_keyword()
    {
        var options = DatabaseOptions.Read(Configured.With(("DATABASE_URL", "sqlite:chat;Mode=Memory.db")));

        Assert.That(
            new SqliteConnectionStringBuilder(options.ConnectionString).DataSource, Is.EqualTo(Path.GetFullPath("chat;Mode=Memory.db")));
    }

    [TestCase("sqlite:")]
    [TestCase("sqlite::memory:")]
    [TestCase("sqlite:data/")]
    [TestCase("sqlite:data\0.db")]
    public void Refuses_what_is_no_path_of_a_file(string url) => Assert.That(
        () => DatabaseOptions.Read(Configured.With(("DATABASE_URL", url))),
        Throws.InstanceOf<InvalidSettingException>().With.Message.EqualTo("DATABASE_URL: sqlite: must be followed by the path of a file"));

    [TestCase("postgres://user:s3cr3t@db.example.com:5433/chatwoot")]
    [TestCase("postgresql://user:s3cr3t@db.example.com:5433/chatwoot")]
    [TestCase("Host=db.example.com;Port=5433;Username=user;Password=s3cr3t;Database=chatwoot")]
    public void Knows_the_password_of_a_server_so_that_it_can_be_masked(string url)
    {
        var options = DatabaseOptions.Read(Configured.With(("DATABASE_URL", url)));

        Assert.That((options.Kind, options.SqliteFile, options.Password), Is.EqualTo((DatabaseKind.Postgres, (string?)null, "s3cr3t")));
    }

    [TestCase("mysql://user:s3cr3t@db.example.com/chatwoot")]
    [TestCase("db.example.com:s3cr3t")]
    [TestCase("postgres://")]
    [TestCase("postgres://user:s3cr3t@/chatwoot")]
    [TestCase("postgres://user:s3cr3t@db.example.com:port/chatwoot")]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?no_such_keyword=1")]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?sslmode=s3cr3t")]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?port=many")]
    [TestCase("Host=db.example.com;Password=s3cr3t;NoSuchKeyword=1")]
    [TestCase("Username=user;Password=s3cr3t")]
    [TestCase("Host=db.example.com;Port=s3cr3t")]
    [TestCase("Host=db.example.com;Port=70000;Password=s3cr3t")]
    [TestCase("Host=db.example.com;Target Session Attributes=primary;Password=s3cr3t")]
    public void Names_the_setting_and_its_forms_and_repeats_nothing_of_it(string url)
    {
        var fault = Assert.Throws<InvalidSettingException>(() => DatabaseOptions.Read(Configured.With(("DATABASE_URL", url))))!;

        Assert.That((fault.Setting, fault.InnerException), Is.EqualTo(("DATABASE_URL", (Exception?)null)));
        Assert.That(fault.Message, Is.EqualTo(
            "DATABASE_URL: must be sqlite:<path>, postgres://user:password@host:port/db, or an Npgsql keyword string with known keywords"));
    }
}
