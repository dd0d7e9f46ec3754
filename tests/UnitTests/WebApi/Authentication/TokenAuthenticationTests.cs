using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.WebApi.Authentication;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.WebApi.Authentication;

public sealed class TokenAuthenticationTests
{
    private readonly Mock<ICallerDirectory> callers = new(MockBehavior.Strict);
    private readonly DefaultHttpContext http = new();

    [SetUp]
    public void WantsToken() => http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AuthorizeAttribute()), "a route of the module"));

    [Test]
    public async Task Looks_nothing_up_where_no_token_is_wanted()
    {
        http.SetEndpoint(null);
        http.Request.Headers["token"] = "a-token-of-the-tests";

        var result = await AuthenticateAsync();

        Assert.That(result.None, Is.True);
    }

    [Test]
    public async Task Tells_who_a_token_belongs_to_by_its_hash()
    {
        var known = new KnownCaller(new Caller(7, "suporte"), AnInstance());
        http.Request.Headers["token"] = "a-token-of-the-tests";
        http.Request.RouteValues["instance"] = "suporte";
        callers
            .Setup(directory => directory.FindByTokenHashAsync(AccessToken.Hash("a-token-of-the-tests"), "suporte", http.RequestAborted))
            .ReturnsAsync(known);

        var result = await AuthenticateAsync();

        Assert.That(result.Principal!.Caller(), Is.SameAs(known.Caller));
        Assert.That(result.Principal!.NamedInstance(), Is.SameAs(known.Named));
        Assert.That(result.Principal!.Identity!.IsAuthenticated, Is.True);
    }

    [Test]
    public async Task Looks_nothing_up_where_there_is_no_token()
    {
        var result = await AuthenticateAsync();

        Assert.That(result.None, Is.True);
    }

    [TestCase("?token=a-token-of-the-tests")]
    [TestCase("?access_token=a-token-of-the-tests")]
    public async Task Does_not_read_a_token_from_the_query(string query)
    {
        http.Request.QueryString = new QueryString(query);

        var result = await AuthenticateAsync();

        Assert.That(result.None, Is.True);
    }

    [TestCase(1)]
    [TestCase(4096)]
    public async Task Refuses_a_token_that_nobody_has(int length)
    {
        http.Request.Headers["token"] = new string('x', length);
        callers
            .Setup(directory => directory.FindByTokenHashAsync(It.IsAny<byte[]>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((KnownCaller?)null);

        var result = await AuthenticateAsync();

        Assert.That(result.Failure, Is.Not.Null);
        callers.Verify(directory => directory.FindByTokenHashAsync(It.IsAny<byte[]>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Does_not_look_up_what_is_longer_than_any_token()
    {
        http.Request.Headers["token"] = new string('x', 4097);

        var result = await AuthenticateAsync();

        Assert.That(result.Failure, Is.Not.Null);
    }

    [Test]
    public async Task Does_the_same_for_a_token_that_nobody_has_as_for_any_other()
    {
        var known = AccessToken.Hash("a-token-of-the-tests");
        callers
            .Setup(directory => directory.FindByTokenHashAsync(It.IsAny<byte[]>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Returns((byte[] hash, string? _, CancellationToken _) => Task.FromResult(hash.SequenceEqual(known) ? new KnownCaller(AnAccount(), Named: null) : null));

        var sizes = new List<(bool Succeeded, int Calls, int HashBytes)>();
        foreach (var token in (string[])["a-token-of-the-tests", "a-token-of-the-testz", "z", new string('z', 4096)])
        {
            callers.Invocations.Clear();
            http.Request.Headers["token"] = token;
            var result = await AuthenticateAsync();
            sizes.Add((result.Succeeded, callers.Invocations.Count, ((byte[])callers.Invocations[0].Arguments[0]!).Length));
        }

        Assert.That(sizes, Is.EqualTo([(true, 1, 32), (false, 1, 32), (false, 1, 32), (false, 1, 32)]));
    }

    private async Task<AuthenticateResult> AuthenticateAsync()
    {
        var handler = new TokenAuthenticationHandler(callers.Object);
        var scheme = new AuthenticationScheme(TokenAuthenticationHandler.SchemeName, displayName: null, typeof(TokenAuthenticationHandler));
        await handler.InitializeAsync(scheme, http);
        return await handler.AuthenticateAsync();
    }
}
