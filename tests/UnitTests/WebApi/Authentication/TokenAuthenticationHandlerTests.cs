using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;
using RyzeChatwoot.WebApi.Authentication;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.WebApi.Authentication;

public sealed class TokenAuthenticationHandlerTests
{
    private const string Token = "a-token-of-the-tests";

    private readonly Mock<ICallerDirectory> callers = new(MockBehavior.Strict);
    private readonly DefaultHttpContext http = new() { Response = { Body = new MemoryStream() } };

    [SetUp]
    public void MatchedRoute() => http.SetEndpoint(ARoute());

    [Test]
    public async Task Identifies_a_caller_by_the_hash_of_its_token()
    {
        var known = new KnownCaller(new Caller(7, OnlyInstance: null), AnInstance());
        http.Request.Headers["token"] = Token;
        http.Request.RouteValues["instance"] = "suporte";
        callers
            .Setup(directory => directory.FindByTokenHashAsync(AccessToken.Hash(Token), "suporte", http.RequestAborted))
            .ReturnsAsync(known);

        var result = await AuthenticateAsync();

        Assert.That(result.Succeeded, Is.True);
        Assert.That(http.Known(), Is.SameAs(known));
    }

    [TestCase(null, "account_id=7")]
    [TestCase("suporte", "account_id=7, instance=suporte")]
    public async Task Gives_policies_a_principal_with_the_account_and_the_only_instance(string? onlyInstance, string claims)
    {
        http.Request.Headers["token"] = Token;
        Finds(new KnownCaller(new Caller(7, onlyInstance), Named: null));

        var result = await AuthenticateAsync();

        Assert.That(result.Principal!.Identity!.IsAuthenticated, Is.True);
        Assert.That(string.Join(", ", result.Principal.Claims.Select(claim => $"{claim.Type}={claim.Value}")), Is.EqualTo(claims));
    }

    [Test]
    public async Task Counts_requests_by_token()
    {
        http.Request.Headers["token"] = Token;
        Finds(new KnownCaller(AnAccount(), Named: null));

        await AuthenticateAsync();

        Assert.That(http.Features.Get<AuthenticatedCaller>()!.RateLimitKey, Is.EqualTo(RateLimitKey.OfToken(AccessToken.Hash(Token))));
    }

    [Test]
    public async Task Runs_no_statement_where_the_route_allows_anonymous_requests()
    {
        http.SetEndpoint(ARoute(new AllowAnonymousAttribute()));
        http.Request.Headers["token"] = Token;

        var result = await AuthenticateAsync();

        Assert.That(result.None, Is.True);
    }

    [Test]
    public async Task Runs_no_statement_where_no_route_matched([Values] bool isAnotherMethod)
    {
        http.SetEndpoint(isAnotherMethod ? new Endpoint(null, EndpointMetadataCollection.Empty, "405 HTTP Method Not Supported") : null);
        http.Request.Headers["token"] = Token;

        var result = await AuthenticateAsync();

        Assert.That(result.None, Is.True);
    }

    [TestCase("")]
    [TestCase("?token=a-token-of-the-tests")]
    [TestCase("?access_token=a-token-of-the-tests")]
    public async Task Reads_no_token_from_the_query(string query)
    {
        http.Request.QueryString = new QueryString(query);

        var result = await AuthenticateAsync();

        Assert.That(result.None, Is.True);
    }

    [TestCase(1)]
    [TestCase(4096)]
    public async Task Does_not_authenticate_an_unknown_token(int length)
    {
        http.Request.Headers["token"] = new string('x', length);
        Finds(null);

        var result = await AuthenticateAsync();

        Assert.That(result.Failure!.Message, Is.EqualTo("Invalid token"));
        Assert.That(callers.Invocations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Does_not_look_up_a_token_that_is_longer_than_any()
    {
        http.Request.Headers["token"] = new string('x', 4097);

        var result = await AuthenticateAsync();

        Assert.That(result.Failure!.Message, Is.EqualTo("Invalid token"));
    }

    [Test]
    public async Task Does_the_same_for_an_unknown_token_as_for_a_valid_one()
    {
        var known = AccessToken.Hash(Token);
        callers
            .Setup(directory => directory.FindByTokenHashAsync(It.IsAny<byte[]>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .Returns((byte[] hash, string? _, CancellationToken _) => Task.FromResult(hash.SequenceEqual(known) ? new KnownCaller(AnAccount(), Named: null) : null));

        var work = new List<(bool Succeeded, int Calls, int HashBytes)>();
        foreach (var token in (string[])[Token, "a-token-of-the-testz", "z", new string('z', 4096)])
        {
            callers.Invocations.Clear();
            http.Request.Headers["token"] = token;
            var result = await AuthenticateAsync();
            work.Add((result.Succeeded, callers.Invocations.Count, ((byte[])callers.Invocations[0].Arguments[0]!).Length));
        }

        Assert.That(work, Is.EqualTo([(true, 1, 32), (false, 1, 32), (false, 1, 32), (false, 1, 32)]));
    }

    [TestCase(null, "Missing token in header")]
    [TestCase("", "Missing token in header")]
    [TestCase("an-unknown-token", "Invalid token")]
    public async Task Challenges_in_the_error_envelope(string? token, string message)
    {
        http.Request.Headers["token"] = token;

        await (await HandlerAsync()).ChallengeAsync(properties: null);

        http.Response.Body.Position = 0;
        var body = await new StreamReader(http.Response.Body).ReadToEndAsync();
        Assert.That(http.Response.StatusCode, Is.EqualTo(401));
        Assert.That(http.Response.Headers.WWWAuthenticate.ToString(), Is.EqualTo("Bearer"));
        Assert.That(body, Is.EqualTo($$$"""{"success":false,"error":{"message":"{{{message}}}"}}"""));
    }

    private static RouteEndpoint ARoute(params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse("/"), order: 0, new EndpointMetadataCollection(metadata), "a route");

    private void Finds(KnownCaller? known) => callers
        .Setup(directory => directory.FindByTokenHashAsync(It.IsAny<byte[]>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(known);

    private async Task<AuthenticateResult> AuthenticateAsync() => await (await HandlerAsync()).AuthenticateAsync();

    private async Task<TokenAuthenticationHandler> HandlerAsync()
    {
        using var options = new OptionsMonitor<TokenAuthenticationOptions>(
            new OptionsFactory<TokenAuthenticationOptions>([], []), [], new OptionsCache<TokenAuthenticationOptions>());
        var handler = new TokenAuthenticationHandler(options, NullLoggerFactory.Instance, UrlEncoder.Default, callers.Object);
        await handler.InitializeAsync(new AuthenticationScheme("Token", displayName: null, typeof(TokenAuthenticationHandler)), http);
        return handler;
    }
}
