using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class DatabaseFaultTests
{
    [Test]
    public void Reports_the_innermost_cause_behind_a_message_that_only_wraps_it() => Assert.That(
        DatabaseFault.Describe(new NpgsqlException("Exception while performing SSL handshake", new IOException("x", new FileNotFoundException("Could not find file '/ca.pem'.")))),
        Is.EqualTo("Could not find file '/ca.pem'."));

    [Test]
    public void Keeps_where_the_fault_occurred() => Assert.That(
        DatabaseFault.Describe(new NpgsqlException("Failed to connect to 10.0.0.1:5432", new TimeoutException("timed out"))),
        Is.EqualTo("Failed to connect to 10.0.0.1:5432: timed out"));

    [Test]
    public void Reports_the_causes_of_all_hosts_once()
    {
        var hosts = new AggregateException(
            new NpgsqlException("Failed to connect to h1:1", new IOException("refused")),
            new NpgsqlException("Failed to connect to h2:1", new IOException("refused")),
            new NpgsqlException("Failed to connect to h2:1", new IOException("refused")));

        Assert.That(
            DatabaseFault.Describe(new NpgsqlException("Unable to connect to a suitable host. Check inner exception for more details.", hosts)),
            Is.EqualTo("Failed to connect to h1:1: refused; Failed to connect to h2:1: refused"));
    }

    [Test]
    public void Leaves_out_the_position_in_a_statement() => Assert.That(
        DatabaseFault.Describe(new PostgresException("permission denied for schema public", "ERROR", "ERROR", "42501", position: 28)),
        Is.EqualTo("42501: permission denied for schema public"));

    [TestCase("42P05")]
    [TestCase("26000")]
    public void Names_the_option_that_a_pooler_in_transaction_mode_needs(string state)
    {
        var fault = new PostgresException("prepared statement \"_auto1\" already exists", "ERROR", "ERROR", state);

        Assert.That(DatabaseFault.Describe(fault), Does.StartWith(state).And.Contain("add the option Max Auto Prepare=0 to DATABASE_URL"));
        Assert.That(DatabaseFault.IsUnavailable(fault), Is.True);
    }

    [TestCase("57P01", true)]
    [TestCase("53300", true)]
    [TestCase("28P01", true)]
    [TestCase("25006", true)]
    [TestCase("42P01", false)]
    [TestCase("23505", false)]
    [TestCase("P0001", false)]
    public void Distinguishes_an_outage_of_a_server_from_a_wrong_statement(string state, bool isUnavailable) => Assert.That(
        DatabaseFault.IsUnavailable(new PostgresException("x", "ERROR", "ERROR", state)), Is.EqualTo(isUnavailable));

    [TestCase(5, true)]
    [TestCase(14, true)]
    [TestCase(1, false)]
    [TestCase(19, false)]
    public void Distinguishes_an_outage_of_a_file_from_a_wrong_statement(int code, bool isUnavailable) =>
        Assert.That(DatabaseFault.IsUnavailable(new SqliteException("x", code)), Is.EqualTo(isUnavailable));

    [Test]
    public void Takes_other_exceptions_for_crashes() => Assert.That(DatabaseFault.IsUnavailable(new SocketException()), Is.False);
}
