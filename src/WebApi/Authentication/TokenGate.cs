using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>Refuses whoever has no known token where one is wanted (contract, section 2). Who may do what is decided by use cases.</summary>
internal sealed class TokenGate(RequestDelegate next)
{
    /// <summary>What is said to a request without a token.</summary>
    public const string Missing = "Missing token in header";

    /// <summary>What is said to a request with a token that nobody has.</summary>
    public const string Unknown = "Invalid token";

    public Task InvokeAsync(HttpContext context) =>
        context.RequiresToken() && context.Features.Get<AuthenticatedCaller>() is null ? RefuseAsync(context) : next(context);

    private static Task RefuseAsync(HttpContext context) => ErrorEnvelope.WriteAsync(
        context, StatusCodes.Status401Unauthorized, TokenHeaders.Read(context.Request.Headers) is null ? Missing : Unknown);
}
