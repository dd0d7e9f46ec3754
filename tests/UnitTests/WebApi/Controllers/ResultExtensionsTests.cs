using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NUnit.Framework;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Controllers;

namespace RyzeChatwoot.UnitTests.WebApi.Controllers;

public sealed class ResultExtensionsTests
{
    [TestCase(FailureKind.Invalid, 400)]
    [TestCase(FailureKind.Unauthenticated, 401)]
    [TestCase(FailureKind.Forbidden, 403)]
    [TestCase(FailureKind.NotFound, 404)]
    [TestCase(FailureKind.BadGateway, 502)]
    [TestCase(FailureKind.Unavailable, 503)]
    [TestCase(FailureKind.GatewayTimeout, 504)]
    public void Gives_each_kind_of_failure_its_status(FailureKind kind, int status)
    {
        var answer = new Failure(kind, "what went wrong").ToActionResult();

        Assert.That((answer.StatusCode, answer.Value), Is.EqualTo((status, ErrorResponse.Of("what went wrong"))));
    }

    [Test]
    public void Answers_a_success_as_it_is_told_to()
    {
        Result<string> result = "done";

        var answer = result.ToActionResult(value => new OkObjectResult(value));

        Assert.That(((OkObjectResult)answer).Value, Is.EqualTo("done"));
    }

    [Test]
    public void Answers_a_failure_without_a_look_at_the_value()
    {
        Result<string> result = new Failure(FailureKind.NotFound, "no such thing");

        var answer = result.ToActionResult(value => new OkObjectResult(value));

        Assert.That(((ObjectResult)answer).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public void Puts_the_words_of_an_unreadable_body_into_the_envelope()
    {
        var context = new ActionContext { HttpContext = new DefaultHttpContext() };
        context.ModelState.AddModelError("", "must be a JSON object");

        var answer = (ObjectResult)ResultExtensions.UnreadableBody(context);

        Assert.That((answer.StatusCode, answer.Value), Is.EqualTo((400, ErrorResponse.Of("invalid body: must be a JSON object"))));
    }
}
