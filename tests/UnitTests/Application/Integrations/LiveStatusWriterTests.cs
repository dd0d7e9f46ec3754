using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

/// <summary>A change of status is reported once, by the process that wrote it (contract, section 13).</summary>
[TestFixture]
public sealed class LiveStatusWriterTests
{
    private readonly Mock<IChatwootIntegrationRepository> integrations = new(MockBehavior.Strict);
    private readonly FakeLogger<LiveStatusWriter> log = new();
    private MetricCollector<long> changes = null!;
    private LiveStatusWriter writer = null!;

    [SetUp]
    public void Create()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        changes = new MetricCollector<long>(meters, Instrumentation.MeterName, "ryze_chatwoot.status.changes");
        writer = new LiveStatusWriter(integrations.Object, DescribedFaults, new StatusMetrics(meters), log);
    }

    [TearDown]
    public void Dispose() => changes.Dispose();

    [Test]
    public async Task Warns_of_a_change_to_error()
    {
        Writes(true);

        var current = await SaveAsync(ALiveStatus() with { Status = IntegrationStatus.Error, LastError = "HTTP 401: invalid token" });

        Assert.That(current.Status, Is.EqualTo(IntegrationStatus.Error));
        AssertReported(LogLevel.Warning, "The integration of instance suporte (account 3) changed from active to error: HTTP 401: invalid token");
        Assert.That(Counted(), Is.EqualTo([("active", "error", 1L)]));
    }

    [Test]
    public async Task Informs_of_any_other_change()
    {
        Writes(true);

        await SaveAsync(ALiveStatus() with { Status = IntegrationStatus.Paused });

        AssertReported(LogLevel.Information, "The integration of instance suporte (account 3) changed from active to paused: ");
        Assert.That(Counted(), Is.EqualTo([("active", "paused", 1L)]));
    }

    [Test]
    public async Task Leaves_the_report_to_the_process_that_changed_the_row()
    {
        Writes(false);

        await SaveAsync(ALiveStatus() with { Status = IntegrationStatus.Error });

        AssertNotReported();
    }

    [Test]
    public async Task Another_error_of_the_same_status_is_no_change()
    {
        Writes(true);

        await SaveAsync(ALiveStatus() with { LastError = "one message was not delivered" });

        AssertNotReported();
    }

    private void Writes(bool isWritten) => integrations
        .Setup(rows => rows.UpdateLiveAsync(It.IsAny<ChatwootIntegration>(), It.IsAny<ChatwootIntegration>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(isWritten);

    private Task<ChatwootIntegration> SaveAsync(LiveStatus live) =>
        writer.SaveAsync(AnInstance(), AnIntegration(), live, CancellationToken.None);

    private void AssertReported(LogLevel level, string message)
    {
        var line = log.Collector.GetSnapshot().Single();
        Assert.That((line.Level, line.Message), Is.EqualTo((level, message)));
    }

    private void AssertNotReported()
    {
        integrations.VerifyAll();
        Assert.That(log.Collector.GetSnapshot(), Is.Empty);
        Assert.That(Counted(), Is.Empty);
    }

    private IEnumerable<(string? From, string? To, long Count)> Counted() =>
        changes.GetMeasurementSnapshot().Select(change => ((string?)change.Tags["from"], (string?)change.Tags["to"], change.Value));
}
