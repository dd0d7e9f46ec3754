using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Controllers;

namespace RyzeChatwoot.UnitTests.WebApi.Controllers;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ResultExtensionsTests
{
    private readonly ActionContext context = new() { HttpContext = new DefaultHttpContext { Response = { Body = new MemoryStream() } } };

    [TestCase(FailureKind.Invalid, 400)]
    [TestCase(FailureKind.Unauthenticated, 401)]
    [TestCase(FailureKind.AccessDenied, 403)]
    [TestCase(FailureKind.NotFound, 404)]
    [TestCase(FailureKind.UpstreamFailed, 502)]
    [TestCase(FailureKind.NotConfigured, 503)]
    [TestCase(FailureKind.UpstreamTimedOut, 504)]
    public async Task Gives_each_kind_of_failure_its_status(FailureKind kind, int status)
    {
        var response = new Failure(kind, "what went wrong").ToActionResult();

        Assert.That(await SentAsync(response), Is.EqualTo((status, """{"success":false,"error":{"message":"what went wrong"}}""")));
    }

    [Test]
    public async Task Names_a_way_to_authenticate_with_a_401_and_with_nothing_else()
    {
        await SentAsync(new Failure(FailureKind.AccessDenied, "no").ToActionResult());
        var others = context.HttpContext.Response.Headers.WWWAuthenticate.ToString();

        await SentAsync(new Failure(FailureKind.Unauthenticated, "no").ToActionResult());

        Assert.That((others, context.HttpContext.Response.Headers.WWWAuthenticate.ToString()), Is.EqualTo(("", "Bearer")));
    }

    [TestCase(FailureSource.Service, "")]
    [TestCase(FailureSource.Chatwoot, "chatwoot")]
    [TestCase(FailureSource.Gateway, "gateway")]
    public async Task Names_the_source_of_a_failure_that_did_not_arise_here(FailureSource source, string value)
    {
        await SentAsync(new Failure(FailureKind.UpstreamFailed, "no", source).ToActionResult());

        Assert.That(context.HttpContext.Response.Headers["X-Error-Source"].ToString(), Is.EqualTo(value));
    }

    [Test]
    public async Task Writes_the_body_of_a_success_in_snake_case_although_its_type_is_not_declared()
    {
        Result<string> result = "suporte";

        var response = result.ToActionResult(StatusCodes.Status201Created, name => new Added(name));

        Assert.That(await SentAsync(response), Is.EqualTo((201, """{"instance_name":"suporte"}""")));
    }

    [Test]
    public async Task Maps_a_failure_to_its_status()
    {
        Result<string> result = new Failure(FailureKind.NotFound, "no such thing");

        var response = result.ToActionResult(StatusCodes.Status201Created, name => new Added(name));

        Assert.That((await SentAsync(response)).Status, Is.EqualTo(404));
    }

    private async Task<(int Status, string Body)> SentAsync(IActionResult result)
    {
        var response = context.HttpContext.Response;
        await result.ExecuteResultAsync(context);
        return (response.StatusCode, Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray()));
    }

    private sealed record Added(string InstanceName);
}
