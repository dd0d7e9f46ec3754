using Npgsql;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class DatabaseFaultsTests
{
    [Test]
    public void Describes_the_innermost_cause_without_the_password()
    {
        var options = Configured.Database("postgres://demo:hunter2@db.internal/demo");
        var failure = new NpgsqlException("Exception while connecting", new IOException("no route for demo:hunter2"));

        Assert.That(new DatabaseFaults(options).Describe(failure), Is.EqualTo("no route for demo:[redacted]"));
    }
}
