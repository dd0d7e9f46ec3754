using Microsoft.AspNetCore.Http;
using Moq;
using NUnit.Framework;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Authentication;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.WebApi.Authentication;

public sealed class TokenAuthenticationTests
{
    private readonly Mock<ICallerDirectory> callers = new(MockBehavior.Strict);
    private readonly DefaultHttpContext http = new();

    [SetUp]
    public void WantsToken() => http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new RequiresTokenAttribute()), "a route of the module"));

    [Test]
    public async Task Looks_nothing_up_where_no_token_is_wanted()
    {
        http.SetEndpoint(null);
        http.Request.Headers["token"] = "a-token-of-the-tests";

        await AuthenticateAsync();

        Assert.That(IsAuthenticated, Is.False);
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

        await AuthenticateAsync();

        Assert.That(http.Known(), Is.SameAs(known));
    }

    [Test]
    public async Task Looks_nothing_up_where_there_is_no_token()
    {
        await AuthenticateAsync();

        Assert.That(IsAuthenticated, Is.False);
    }

    [TestCase("?token=a-token-of-the-tests")]
    [TestCase("?access_token=a-token-of-the-tests")]
    public async Task Does_not_read_a_token_from_the_query(string query)
    {
        http.Request.QueryString = new QueryString(query);

        await AuthenticateAsync();

        Assert.That(IsAuthenticated, Is.False);
    }

    [TestCase(1)]
    [TestCase(4096)]
    public async Task Refuses_a_token_that_nobody_has(int length)
    {
        http.Request.Headers["token"] = new string('x', length);
        callers
            .Setup(directory => directory.FindByTokenHashAsync(It.IsAny<byte[]>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((KnownCaller?)null);

        await AuthenticateAsync();

        Assert.That(IsAuthenticated, Is.False);
        callers.Verify(directory => directory.FindByTokenHashAsync(It.IsAny<byte[]>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Does_not_look_up_what_is_longer_than_any_token()
    {
        http.Request.Headers["token"] = new string('x', 4097);

        await AuthenticateAsync();

        Assert.That(IsAuthenticated, Is.False);
    }

    [Test]
    public async Task Has_requests_counted_by_token()
    {
        http.Request.Headers["token"] = "a-token-of-the-tests";
        callers
            .Setup(directory => directory.FindByTokenHashAsync(It.IsAny<byte[]>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new KnownCaller(AnAccount(), Named: null));

        await AuthenticateAsync();

        var key = http.Features.Get<AuthenticatedCaller>()!.RateLimitKey;
        Assert.That(key, Is.EqualTo(RateLimitKey.OfToken(AccessToken.Hash("a-token-of-the-tests"))));
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
            http.Features.Set<AuthenticatedCaller>(null);
            http.Request.Headers["token"] = token;
            await AuthenticateAsync();
            sizes.Add((IsAuthenticated, callers.Invocations.Count, ((byte[])callers.Invocations[0].Arguments[0]!).Length));
        }

        Assert.That(sizes, Is.EqualTo([(true, 1, 32), (false, 1, 32), (false, 1, 32), (false, 1, 32)]));
    }

    private bool IsAuthenticated => http.Features.Get<AuthenticatedCaller>() is not null;

    /// <summary>Known or not, the request goes on: strangers are counted before they are refused.</summary>
    private async Task AuthenticateAsync()
    {
        var goesOn = false;
        var middleware = new TokenAuthentication(
            _ =>
            {
                goesOn = true;
                return Task.CompletedTask;
            },
            callers.Object);
        await middleware.InvokeAsync(http);
        Assert.That(goesOn, Is.True);
    }
}
