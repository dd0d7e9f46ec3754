using Microsoft.AspNetCore.Mvc;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>The one place where a kind of failure becomes an HTTP status.</summary>
internal static class ResultExtensions
{
    public static IActionResult ToActionResult<T>(this Result<T> result, Func<T, IActionResult> onSuccess)
        where T : class =>
        result.TryGet(out var value, out var failure) ? onSuccess(value) : failure.ToActionResult();

    public static IActionResult ToActionResult(this Failure failure) => new FailureResult(failure);

    public static int ToStatusCode(this FailureKind kind) => kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        FailureKind.AccessDenied => StatusCodes.Status403Forbidden,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.UpstreamFailed => StatusCodes.Status502BadGateway,
        FailureKind.UpstreamTimedOut => StatusCodes.Status504GatewayTimeout,
        FailureKind.NotConfigured => StatusCodes.Status503ServiceUnavailable,
    };

    private sealed class FailureResult(Failure failure) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            if (ErrorSource.Of(failure.Source) is { } source)
            {
                context.HttpContext.Response.Headers[ErrorSource.Header] = source;
            }

            return ErrorEnvelope.WriteAsync(context.HttpContext, failure.Kind.ToStatusCode(), failure.Message);
        }
    }
}
