using Npgsql;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class PostgresUrlTests
{
    [TestCase("postgres://user:secret@db.example.com:5433/chatwoot")]
    [TestCase("postgresql://user:secret@db.example.com:5433/chatwoot")]
    [TestCase("Postgres://user:secret@db.example.com:5433/chatwoot")]
    [TestCase("Host=db.example.com;Port=5433;Username=user;Password=secret;Database=chatwoot")]
    [TestCase("postgres://db.example.com:5433/?user=user&password=secret&dbname=chatwoot")]
    [TestCase("postgres:///?host=db.example.com&port=5433&user=user&password=secret&dbname=chatwoot")]
    [TestCase("host=db.example.com port=5433 user=user password=secret dbname=chatwoot")]
    [TestCase(" host = db.example.com\tport=5433\nuser='user'  password = 'secret' dbname=chatwoot ")]
    [TestCase("host=db.example.com;port=5433;user=user;password=secret;dbname=chatwoot;")]
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
    [TestCase("postgres://user@/chatwoot?host=/var/run/postgresql", "/var/run/postgresql", 5432)]
    [TestCase("postgres://user@%2Fvar%2Frun%2Fpostgresql/chatwoot", "/var/run/postgresql", 5432)]
    [TestCase("postgres://user@%2Fvar%2Frun%2Fpostgresql:5433/chatwoot", "/var/run/postgresql", 5433)]
    [TestCase("postgres://user@:5433/chatwoot?host=/var/run/postgresql", "/var/run/postgresql", 5433)]
    [TestCase("host=/var/run/postgresql user=user dbname=chatwoot", "/var/run/postgresql", 5432)]
    [TestCase("host=::1 port=5433", "::1", 5433)]
    [TestCase("hostaddr=127.0.0.1 user=user", "127.0.0.1", 5432)]
    [TestCase("Host=db.example.com:5433", "db.example.com", 5433)]
    public void Reads_addresses_and_sockets(string text, string host, int port) =>
        Assert.That((Read(text).Host, Read(text).Port), Is.EqualTo((host, port)));

    [TestCase("disable", SslMode.Disable)]
    [TestCase("require", SslMode.Require)]
    [TestCase("verify-ca", SslMode.VerifyCA)]
    [TestCase("verify-full", SslMode.VerifyFull)]
    [TestCase("VerifyFull", SslMode.VerifyFull)]
    public void Reads_sslmode_as_libpq_writes_it(string value, SslMode mode) =>
        Assert.That(Read($"postgres://db.example.com/chatwoot?sslmode={value}").SslMode, Is.EqualTo(mode));

    [TestCase("scram-sha-256", "ScramSHA256")]
    [TestCase("ScramSHA256", "ScramSHA256")]
    [TestCase("md5,scram-sha-256", "MD5,ScramSHA256")]
    [TestCase("password", "Password")]
    [TestCase("gss,sspi", "GSS,SSPI")]
    [TestCase("none", "None")]
    [TestCase("!password,!md5", "!Password,!MD5")]
    public void Reads_require_auth_as_libpq_writes_it(string value, string methods) =>
        Assert.That(Read($"postgres://db.example.com/chatwoot?require_auth={value}").RequireAuth, Is.EqualTo(methods));

    [TestCase("oauth")]
    [TestCase("scram-sha-512")]
    [TestCase("password,")]
    [TestCase("")]
    public void Refuses_a_way_to_authenticate_that_the_driver_lacks(string value) => Assert.That(
        () => Read($"postgres://db.example.com/chatwoot?require_auth={value}"),
        Throws.TypeOf<InvalidSettingException>().With.Message.Contains("require_auth"));

    [TestCase("postgres://u@h1:5432,h2:5433/db", "h1:5432,h2:5433")]
    [TestCase("postgres://u@h1,h2:5433/db", "h1:5432,h2:5433")]
    [TestCase("postgres://u@[::1]:5432,[::2]:5433/db", "[::1]:5432,[::2]:5433")]
    [TestCase("postgres://u@h1:5433,h2:5433/db", "h1,h2")]
    [TestCase("postgres:///db?host=h1,h2&port=5432,5433", "h1:5432,h2:5433")]
    [TestCase("host=h1,h2 port=5433", "h1,h2")]
    [TestCase("Host=h1:5432,h2:5433;Username=u", "h1:5432,h2:5433")]
    [TestCase("postgres:///db?host=/run/one,/run/two", "/run/one,/run/two")]
    public void Reads_several_hosts_and_prefers_the_one_that_can_be_written(string text, string hosts)
    {
        var parts = Read(text);

        Assert.That((parts.Host, parts.TargetSessionAttributes), Is.EqualTo((hosts, "read-write")));
    }

    [TestCase("host=h password='two words' dbname=d", "two words")]
    [TestCase(@"host=h password='it\'s \\ back' dbname=d", @"it's \ back")]
    [TestCase(@"host=h password=two\ words dbname=d", "two words")]
    [TestCase("host=h password=a;b dbname=d", "a;b")]
    [TestCase("host=h password='a;b=c' dbname=d", "a;b=c")]
    [TestCase("host=h password=a=b dbname=d", "a=b")]
    [TestCase("Host=h;Password='a;b=c';Database=d", "a;b=c")]
    [TestCase("Host=h;Password=two words;Database=d", "two words")]
    [TestCase("Host=h;Password=it's;Database=d", "it's")]
    public void Reads_quoted_and_escaped_values(string text, string password) =>
        Assert.That((Read(text).Host, Read(text).Password, Read(text).Database), Is.EqualTo(("h", password, "d")));

    [Test]
    public void Knows_the_other_names_of_libpq()
    {
        var parts = Read(
            "postgres:///app?host=db-1.example.com,db-2.example.com&connect_timeout=7&sslrootcert=/etc/ca-1.pem"
            + "&target_session_attrs=primary&channel_binding=require&options=-c%20search_path%3Dryze&load_balance_hosts=random");

        Assert.That(
            (parts.Timeout, parts.RootCertificate, parts.TargetSessionAttributes, parts.ChannelBinding, parts.Options, parts.LoadBalanceHosts),
            Is.EqualTo((7, "/etc/ca-1.pem", "primary", ChannelBinding.Require, "-c search_path=ryze", true)));
    }

    [Test]
    public void Takes_fine_tuning_where_the_driver_has_it_and_leaves_out_the_rest()
    {
        var parts = Read(
            "host=h keepalives=1 keepalives_idle=30 keepalives_interval=5 keepalives_count=3 tcp_user_timeout=1000 gssencmode=prefer "
            + "client_encoding=utf8 connect_timeout=-1 sslsni=1 fallback_application_name=x target_session_attrs=read-write");

        Assert.That(
            (parts.TcpKeepAlive, parts.TcpKeepAliveTime, parts.TcpKeepAliveInterval, parts.GssEncryptionMode, parts.Timeout, parts.TargetSessionAttributes),
            Is.EqualTo((true, 30, 5, GssEncryptionMode.Prefer, 0, (string?)null)));
    }

    [TestCase("sslrootcert=system", SslMode.VerifyFull, null)]
    [TestCase("sslrootcert=system&sslmode=verify-full", SslMode.VerifyFull, null)]
    [TestCase("sslrootcert=/ca.pem&sslmode=require", SslMode.VerifyCA, "/ca.pem")]
    [TestCase("sslrootcert=/ca.pem&sslmode=verify-full", SslMode.VerifyFull, "/ca.pem")]
    [TestCase("sslmode=require", SslMode.Require, null)]
    public void Checks_certificates_as_libpq_does(string options, SslMode mode, string? file)
    {
        var parts = Read($"postgres://db.example.com/chatwoot?{options}");

        Assert.That((parts.SslMode, parts.RootCertificate), Is.EqualTo((mode, file)));
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

    private static NpgsqlConnectionStringBuilder Read(string text) => new(PostgresConnectionString.Read(text));
}
