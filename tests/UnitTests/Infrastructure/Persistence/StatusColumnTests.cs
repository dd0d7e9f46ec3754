using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests.Infrastructure.Persistence;

public sealed class StatusColumnTests
{
    [TestCase(IntegrationStatus.Active, "active")]
    [TestCase(IntegrationStatus.Paused, "paused")]
    [TestCase(IntegrationStatus.Error, "error")]
    public void Stores_a_status_by_its_name(IntegrationStatus status, string column) =>
        Assert.That((status.Text(), StatusColumn.Parse(column)), Is.EqualTo((column, status)));

    [TestCase("")]
    [TestCase("Active")]
    [TestCase("deleted")]
    public void Does_not_guess_what_a_column_means(string column) =>
        Assert.That(() => StatusColumn.Parse(column), Throws.InvalidOperationException);
}
