using Microsoft.AspNetCore.Mvc;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Errors;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>The one place where a kind of failure becomes an HTTP status.</summary>
internal static class ResultExtensions
{
    /// <summary>The response of an action: the body on success, else the failure in the error envelope.</summary>
    /// <param name="result">What the use case returned.</param>
    /// <param name="status">The status of success.</param>
    /// <param name="body">Makes the body of success.</param>
    public static IActionResult ToActionResult<T, TBody>(this Result<T> result, int status, Func<T, TBody> body)
        where T : class =>
        result.TryGet(out var value, out var failure) ? new JsonBodyResult<TBody>(status, body(value)) : failure.ToActionResult();

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
