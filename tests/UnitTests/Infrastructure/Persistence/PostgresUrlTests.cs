using Npgsql;
using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class PostgresUrlTests
{
    [TestCase("postgres://user:secret@db.example.com:5433/chatwoot")]
    [TestCase("postgresql://user:secret@db.example.com:5433/chatwoot")]
    [TestCase("Postgres://user:secret@db.example.com:5433/chatwoot")]
    [TestCase("Host=db.example.com;Port=5433;Username=user;Password=secret;Database=chatwoot")]
    [TestCase("postgres://db.example.com:5433/?user=user&password=secret&dbname=chatwoot")]
    public void Reads_every_form(string text)
    {
        var parts = Read(text);

        Assert.That(
            (parts.Host, parts.Port, parts.Username, parts.Password, parts.Database),
            Is.EqualTo(("db.example.com", 5433, "user", "secret", "chatwoot")));
    }

    [Test]
    public void Leaves_to_the_driver_what_a_url_does_not_say()
    {
        var parts = Read("postgres://db.example.com");

        Assert.That(
            (parts.Port, parts.Username, parts.Password, parts.Database), Is.EqualTo((5432, (string?)null, (string?)null, (string?)null)));
    }

    [Test]
    public void Decodes_percent_signs_once()
    {
        var parts = Read("postgres://us%40er:p%2Fw%3A%2525%3B%20%C3%A7@db.example.com/chat%20woot?application_name=a%26b");

        Assert.That(
            (parts.Username, parts.Password, parts.Database, parts.ApplicationName),
            Is.EqualTo(("us@er", "p/w:%25; ç", "chat woot", "a&b")));
    }

    [TestCase("postgres://user:a:b@db.example.com", "a:b")]
    [TestCase("postgres://user:a+b@db.example.com", "a+b")]
    [TestCase("postgres://user:a;Host=evil@db.example.com", "a;Host=evil")]
    [TestCase("postgres://user:%22%27@db.example.com", "\"'")]
    public void Keeps_odd_passwords_whole(string text, string password) =>
        Assert.That((Read(text).Password, Read(text).Host), Is.EqualTo((password, "db.example.com")));

    [TestCase("postgres://user:secret@[::1]:5433/chatwoot", "::1", 5433)]
    [TestCase("postgres://[2001:db8::1]/chatwoot", "2001:db8::1", 5432)]
    [TestCase("postgres://127.0.0.1/chatwoot", "127.0.0.1", 5432)]
    [TestCase("postgres:///chatwoot?host=/var/run/postgresql", "/var/run/postgresql", 5432)]
    public void Reads_addresses_and_sockets(string text, string host, int port) =>
        Assert.That((Read(text).Host, Read(text).Port), Is.EqualTo((host, port)));

    [TestCase("disable", SslMode.Disable)]
    [TestCase("require", SslMode.Require)]
    [TestCase("verify-ca", SslMode.VerifyCA)]
    [TestCase("verify-full", SslMode.VerifyFull)]
    [TestCase("VerifyFull", SslMode.VerifyFull)]
    public void Reads_sslmode_as_libpq_writes_it(string value, SslMode mode) =>
        Assert.That(Read($"postgres://db.example.com/chatwoot?sslmode={value}").SslMode, Is.EqualTo(mode));

    [Test]
    public void Knows_the_other_names_of_libpq()
    {
        var parts = Read(
            "postgres:///app?host=db-1.example.com,db-2.example.com&connect_timeout=7&sslrootcert=/etc/ca-1.pem"
            + "&target_session_attrs=read-write&channel_binding=require");

        Assert.That(
            (parts.Timeout, parts.RootCertificate, parts.TargetSessionAttributes, parts.ChannelBinding),
            Is.EqualTo((7, "/etc/ca-1.pem", "read-write", ChannelBinding.Require)));
    }

    [Test]
    public void Passes_the_drivers_own_names_on()
    {
        var parts = Read("postgres://db.example.com/?Maximum%20Pool%20Size=7&&Keepalive=30");

        Assert.That((parts.MaxPoolSize, parts.KeepAlive), Is.EqualTo((7, 30)));
    }

    [TestCase("postgres://user:secret@db.example.com/chatwoot")]
    [TestCase("Host=db.example.com;Database=chatwoot")]
    public void Prepares_statements_and_asks_for_nothing_that_costs(string text)
    {
        var read = Read(text);

        Assert.That(
            (read.MaxAutoPrepare, read.AutoPrepareMinUsages, read.NoResetOnClose, read.GssEncryptionMode),
            Is.EqualTo((32, 2, true, GssEncryptionMode.Disable)));
    }

    [TestCase("postgres://db.example.com/chatwoot?Max%20Auto%20Prepare=0&No%20Reset%20On%20Close=false&GSS%20Encryption%20Mode=Require")]
    [TestCase("Host=db.example.com;Max Auto Prepare=0;No Reset On Close=false;GSS Encryption Mode=Require")]
    public void Leaves_to_the_operator_what_the_operator_says(string text)
    {
        var read = Read(text);

        Assert.That((read.MaxAutoPrepare, read.NoResetOnClose, read.GssEncryptionMode), Is.EqualTo((0, false, GssEncryptionMode.Require)));
    }

    private static NpgsqlConnectionStringBuilder Read(string text) => new(PostgresUrl.ToConnectionString(text));
}
