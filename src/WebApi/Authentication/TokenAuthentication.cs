using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>
/// Tells who calls by the token in the header <c>token</c> or <c>Authorization: Bearer</c> (contract, section 2), and lets everybody pass:
/// the requests of strangers are counted before they are refused.
/// </summary>
internal sealed class TokenAuthentication(RequestDelegate next, ICallerDirectory callers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Where no token is wanted, none is looked up. None is longer than the longest, so what is longer is not worth hashing.
        if (context.RequiresToken() && TokenHeaders.Read(context.Request.Headers) is { Length: <= AccessToken.MaxLength } token)
        {
            var hash = AccessToken.Hash(token);
            var instance = (string?)context.Request.RouteValues["instance"];
            if (await callers.FindByTokenHashAsync(hash, instance, context.RequestAborted) is { } known)
            {
                context.Features.Set(new AuthenticatedCaller(known, RateLimitKey.OfToken(hash)));
            }
        }

        await next(context);
    }
}
