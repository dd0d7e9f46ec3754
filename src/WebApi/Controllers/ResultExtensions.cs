using Microsoft.AspNetCore.Mvc;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>The one place where a kind of failure becomes an HTTP status.</summary>
internal static class ResultExtensions
{
    public static IActionResult ToActionResult<T>(this Result<T> result, Func<T, IActionResult> onSuccess)
        where T : class =>
        result.TryGet(out var value, out var failure) ? onSuccess(value) : failure.ToActionResult();

    public static ObjectResult ToActionResult(this Failure failure) =>
        new FailureResult(ErrorResponse.Of(failure.Message)) { StatusCode = failure.Kind.ToStatusCode() };

    /// <summary>A body that could not be read at all: the formatter's words, in the envelope.</summary>
    public static IActionResult UnreadableBody(ActionContext context)
    {
        var faults = context.ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage);
        return IntegrationFailures.InvalidBody(faults).ToActionResult();
    }

    public static int ToStatusCode(this FailureKind kind) => kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        FailureKind.Forbidden => StatusCodes.Status403Forbidden,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.BadGateway => StatusCodes.Status502BadGateway,
        FailureKind.GatewayTimeout => StatusCodes.Status504GatewayTimeout,
        FailureKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
    };

    private sealed class FailureResult(ErrorResponse response) : ObjectResult(response)
    {
        public override void OnFormatting(ActionContext context)
        {
            base.OnFormatting(context);

            // A 401 names a way to authenticate, whoever's token was refused (RFC 9110, section 15.5.2).
            if (StatusCode == StatusCodes.Status401Unauthorized)
            {
                context.HttpContext.Response.Headers.WWWAuthenticate = TokenAuthenticationHandler.Challenge;
            }
        }
    }
}
