using Microsoft.Data.Sqlite;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class DatabaseOptionsTests
{
    private const string Form = "must be sqlite:<path>, postgres://user:password@host:port/db, or a keyword string such as host=… user=…";
    private const string NoHost = "option host is missing: a name, an address, or the folder of a socket";
    private const string NoPort = "option port must be a number from 1 to 65535";
    private const string NotEncoded = "user and password must be percent-encoded (@ is %40, / is %2F, ? is %3F)";

    private const string UnknownAfterPassword =
        "an unknown option follows the password; special characters in a password must be quoted or percent-encoded";

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    public void Uses_an_embedded_database_where_nothing_is_set(string? url)
    {
        var options = Configured.Database(url);

        Assert.That(
            (options.Kind, options.SqliteFile), Is.EqualTo((DatabaseKind.Sqlite, Path.GetFullPath("data/ryze-chatwoot.db"))));
    }

    [TestCase("sqlite:chatwoot.db", "chatwoot.db")]
    [TestCase("sqlite:some/folder/chatwoot.db", "some/folder/chatwoot.db")]
    [TestCase("SQLite:chatwoot.db", "chatwoot.db")]
    [TestCase("sqlite:/var/lib/chatwoot.db", "/var/lib/chatwoot.db")]
    [TestCase("sqlite: chatwoot.db ", "chatwoot.db")]
    [TestCase("sqlite:it's 50% & more.db", "it's 50% & more.db")]
    public void Reads_the_path_of_an_embedded_database(string url, string path)
    {
        var options = Configured.Database(url);

        Assert.That(options.SqliteFile, Is.EqualTo(Path.GetFullPath(path)));
        Assert.That(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource, Is.EqualTo(options.SqliteFile));
        Assert.That(options.Password, Is.Null);
    }

    [Test]
    public void Keeps_a_path_from_becoming_a_keyword()
    {
        var options = Configured.Database("sqlite:chat;Mode=Memory.db");

        Assert.That(
            new SqliteConnectionStringBuilder(options.ConnectionString).DataSource, Is.EqualTo(Path.GetFullPath("chat;Mode=Memory.db")));
    }

    [TestCase("sqlite:")]
    [TestCase("sqlite::memory:")]
    [TestCase("sqlite:data/")]
    [TestCase("sqlite:data\0.db")]
    [TestCase("sqlite: ")]
    [TestCase("sqlite:data.db?mode=rwc")]
    [TestCase("sqlite:data.db?")]
    [TestCase("sqlite:///data.db")]
    [TestCase("sqlite://data.db")]
    [TestCase("sqlite:file:data.db")]
    [TestCase("sqlite:\"data.db\"")]
    [TestCase("sqlite:'data.db'")]
    [TestCase("sqlite:~/data.db")]
    [TestCase("sqlite:data\n.db")]
    [TestCase("sqlite:postgres://u:s3cr3t@h/db")]
    public void Refuses_what_is_no_path_of_a_file(string url) => Assert.That(
        () => Configured.Database(url),
        Throws.InstanceOf<InvalidSettingException>().With.Message.EqualTo(
            "DATABASE_URL: sqlite: must be followed by the path of a file, without options, quotes or //"));

    [Test]
    public void Refuses_a_folder() => Assert.That(
        () => Configured.Database($"sqlite:{Path.GetTempPath().TrimEnd('/')}"),
        Throws.InstanceOf<InvalidSettingException>().With.Message.Contains("not of a folder"));

    [TestCase("postgres://user:s3cr3t@db.example.com:5433/chatwoot")]
    [TestCase("postgresql://user:s3cr3t@db.example.com:5433/chatwoot")]
    [TestCase("Host=db.example.com;Port=5433;Username=user;Password=s3cr3t;Database=chatwoot")]
    public void Knows_the_password_of_a_server_so_that_it_can_be_masked(string url)
    {
        var options = Configured.Database(url);

        Assert.That((options.Kind, options.SqliteFile, options.Password), Is.EqualTo((DatabaseKind.Postgres, (string?)null, "s3cr3t")));
    }

    [TestCase("mysql://user:s3cr3t@db.example.com/chatwoot", Form)]
    [TestCase("jdbc:postgresql://db.example.com/chatwoot?password=s3cr3t", Form)]
    [TestCase("db.example.com:s3cr3t", Form)]
    [TestCase("postgres://", NoHost)]
    [TestCase("postgres://user:s3cr3t@/chatwoot", NoHost)]
    [TestCase("Username=user;Password=s3cr3t", NoHost)]
    [TestCase("user=user password=s3cr3t", NoHost)]
    [TestCase("postgres://h1,,h3/chatwoot", NoHost)]
    [TestCase("Host=db.example.com;s3cr3t", NoHost)]
    [TestCase("postgres://user:s3cr3t@db.example.com:port/chatwoot", NoPort)]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?port=many", NoPort)]
    [TestCase("Host=db.example.com;Port=s3cr3t", NoPort)]
    [TestCase("Host=db.example.com;Port=70000;Password=s3cr3t", NoPort)]
    [TestCase("Host=db.example.com:s3cr3t,h2", NoPort)]
    [TestCase("postgres://user:s3cr3t/more@db.example.com/chatwoot", NotEncoded, Description = "A slash in a password.")]
    [TestCase("postgres://user:12/s3cr3t@db.example.com/chatwoot", NotEncoded)]
    [TestCase("postgres://user:12?s3cr3t=1@db.example.com/chatwoot", UnknownAfterPassword)]
    [TestCase("postgres://user:12?s3cr3t=1&x@db.example.com/chatwoot", UnknownAfterPassword)]
    [TestCase("postgres://h/chatwoot?password=1&s3cr3t=2", UnknownAfterPassword)]
    [TestCase("host=h password=1 s3cr3t=2", UnknownAfterPassword)]
    [TestCase("Host=h;Password=1;s3cr3t=2", UnknownAfterPassword)]
    [TestCase("host=h password=my s3cr3t dbname=d", "option password with blanks must be in '…'")]
    [TestCase("host=h password='my s3cr3t", "option password has no closing '")]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?schema=public", "unknown option schema")]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?no_such_keyword=1", "unknown option no_such_keyword")]
    [TestCase("Host=db.example.com;NoSuchKeyword=1;Password=s3cr3t", "unknown option nosuchkeyword")]
    [TestCase("host=db.example.com pool_size=s3cr3t", "unknown option pool_size")]
    [TestCase("host=db.example.com sslcrl=/s3cr3t", "option sslcrl is not supported")]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?sslmode=s3cr3t", "option sslmode has no valid value")]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?sslmode=1", "option sslmode has no valid value")]
    [TestCase("postgres://user:s3cr3t@db.example.com/chatwoot?connect_timeout=s3cr3t", "option connect_timeout has no valid value")]
    [TestCase("host=h keepalives_idle=s3cr3t", "option keepalives_idle has no valid value")]
    [TestCase("host=h client_encoding=LATIN1", "option client_encoding has no valid value")]
    [TestCase("Host=h;Max Auto Prepare=s3cr3t", "option max auto prepare has no valid value")]
    [TestCase("host=h target_session_attrs=standby", "option target_session_attrs must be read-write, primary or any: this service writes")]
    [TestCase("host=h sslrootcert=system sslmode=require", "option sslrootcert=system needs sslmode=verify-full")]
    [TestCase("host=h hostaddr=127.0.0.1 sslmode=verify-full", "option hostaddr cannot be used with sslmode=verify-full; use host")]
    [TestCase("host=h1,h2 port=1,2,3", "option port must be one number, or one for each host")]
    [TestCase("Host=h;Password=s3cr3t;Minimum Pool Size=5;Maximum Pool Size=2", "these options do not go together: minimum pool size, maximum pool size")]
    public void Names_the_part_that_makes_no_sense_and_repeats_no_value(string url, string fault)
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Configured.Database(url))!;

        Assert.That((refused.Setting, refused.InnerException), Is.EqualTo(("DATABASE_URL", (Exception?)null)));
        Assert.That(refused.Message, Is.EqualTo($"DATABASE_URL: {fault}"));
    }

    [Test]
    public void Redacts_its_secrets_in_a_text_of_the_driver()
    {
        var options = Configured.Database("host=h password=s3cr3t sslpassword=k3y");

        Assert.That(options.Redact("Couldn't use s3cr3t and k3y at h"), Is.EqualTo("Couldn't use [redacted] and [redacted] at h"));
    }
}
