using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using RyzeChatwoot.Infrastructure.Persistence;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.UnitTests.WebApi.Errors;

public sealed class DatabaseOutageTests
{
    private static readonly NpgsqlException Refused = new("Failed to connect to db:5432", new IOException("Connection refused, password s3cr3t"));

    private readonly FakeTimeProvider clock = new();
    private readonly FakeLogger<DatabaseOutage> log = new();
    private readonly DatabaseOutage outage;

    public DatabaseOutageTests() =>
        outage = new DatabaseOutage(new DatabaseFaults(Configured.Database("host=db password=s3cr3t")), clock, log);

    [Test]
    public void Logs_the_first_failure_at_once_with_its_innermost_cause_and_without_secrets()
    {
        outage.ReportFailure(Refused, "GET /api/chatwoot/list/{instance}");

        Assert.That(Lines(), Is.EqualTo((string[])
        [
            "The database is unavailable: Failed to connect to db:5432: Connection refused, password [redacted] "
                + "(failures since the last line: 1, the latest: GET /api/chatwoot/list/{instance})",
        ]));
        Assert.That(log.LatestRecord.Exception, Is.Null);
    }

    [Test]
    public void Counts_failures_for_ten_seconds()
    {
        Fail(500);
        clock.Advance(TimeSpan.FromSeconds(9.9));
        Fail(1);
        Assert.That(Lines(), Has.Length.EqualTo(1));

        clock.Advance(TimeSpan.FromSeconds(0.1));
        Fail(1);

        Assert.That(Lines(), Has.Length.EqualTo(2));
        Assert.That(Lines()[1], Does.Contain("failures since the last line: 501"));
    }

    [Test]
    public void Logs_once_that_the_database_responds_again()
    {
        outage.ReportSuccess();
        Fail(3);

        outage.ReportSuccess();
        outage.ReportSuccess();

        Assert.That(Lines().Skip(1), Is.EqualTo((string[])["The database responds again, after 3 failures"]));
    }

    [Test]
    public void Logs_no_more_than_two_lines_in_ten_seconds_where_the_database_comes_and_goes()
    {
        for (var times = 0; times < 9; times++)
        {
            Fail(1);
            outage.ReportSuccess();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(Lines(), Has.Length.EqualTo(2));
    }

    private void Fail(int times)
    {
        for (var time = 0; time < times; time++)
        {
            outage.ReportFailure(Refused, "GET /");
        }
    }

    private string[] Lines() => [.. log.Collector.GetSnapshot().Select(record => record.Message)];
}
