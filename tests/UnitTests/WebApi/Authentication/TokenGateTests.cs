using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.WebApi.Authentication;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.WebApi.Authentication;

public sealed class TokenGateTests
{
    private readonly DefaultHttpContext http = new();
    private bool passed;

    [SetUp]
    public void WantsToken()
    {
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new RequiresTokenAttribute()), "a route of the module"));
        http.Response.Body = new MemoryStream();
    }

    [Test]
    public async Task Lets_everybody_pass_where_no_token_is_wanted([Values] bool isRoute)
    {
        http.SetEndpoint(isRoute ? new Endpoint(null, EndpointMetadataCollection.Empty, "another route") : null);

        await EnterAsync();

        Assert.That(passed, Is.True);
    }

    [Test]
    public async Task Lets_a_known_caller_pass()
    {
        http.Features.Set(new AuthenticatedCaller(new KnownCaller(AnAccount(), Named: null), default));

        await EnterAsync();

        Assert.That(passed, Is.True);
    }

    [TestCase(null, "Missing token in header")]
    [TestCase("", "Missing token in header")]
    [TestCase("a-token-that-nobody-has", "Invalid token")]
    public async Task Refuses_everybody_else(string? token, string message)
    {
        http.Request.Headers["token"] = token;

        await EnterAsync();

        http.Response.Body.Position = 0;
        var body = await new StreamReader(http.Response.Body).ReadToEndAsync();
        Assert.That(passed, Is.False);
        Assert.That(http.Response.StatusCode, Is.EqualTo(401));
        Assert.That(http.Response.Headers.WWWAuthenticate.ToString(), Is.EqualTo("Bearer"));
        Assert.That(body, Is.EqualTo($$$"""{"success":false,"error":{"message":"{{{message}}}"}}"""));
    }

    private Task EnterAsync() => new TokenGate(_ =>
    {
        passed = true;
        return Task.CompletedTask;
    }).InvokeAsync(http);
}
