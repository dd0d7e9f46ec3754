using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using RyzeChatwoot.Infrastructure.Persistence;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.UnitTests.WebApi.Errors;

public sealed class UnhandledExceptionHandlerTests
{
    private readonly FakeLogCollector lines = new();

    [Test]
    public async Task Logs_a_crash_with_the_routes_template_and_the_exception()
    {
        var crash = new InvalidOperationException("a bug");

        await HandleAsync(crash);

        var line = lines.GetSnapshot().Single();
        Assert.That((line.Message, line.Exception), Is.EqualTo(("GET /api/chatwoot/list/{instance} failed", crash)));
    }

    [Test]
    public async Task Logs_an_outage_of_the_database_once_with_the_routes_template_and_without_the_exception()
    {
        await HandleAsync(new NpgsqlException("Failed to connect to db:5432", new IOException("refused")));

        var line = lines.GetSnapshot().Single();
        Assert.That(line.Message, Does.Contain("refused").And.EndsWith("the latest: GET /api/chatwoot/list/{instance})"));
        Assert.That(line.Exception, Is.Null);
    }

    private async Task HandleAsync(Exception exception)
    {
        var outage = new DatabaseOutage(new DatabaseFaults(Configured.Database(null)), new FakeTimeProvider(), new FakeLogger<DatabaseOutage>(lines));
        var context = new DefaultHttpContext { Request = { Method = "GET" } };
        context.Response.Body = new MemoryStream();
        context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature
        {
            Error = exception,
            Endpoint = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("api/chatwoot/list/{instance}"), 0, null, "Controller.List (Assembly)"),
        });

        await new UnhandledExceptionHandler(outage, new FakeLogger<UnhandledExceptionHandler>(lines)).TryHandleAsync(context, exception, CancellationToken.None);

        Assert.That(context.Response.StatusCode, Is.EqualTo(500));
    }
}
