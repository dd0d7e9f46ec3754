using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Errors;
using RyzeChatwoot.WebApi.RateLimiting;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Declares for every action that wants a token what the pipeline adds to it (contract, sections 1 to 3).</summary>
internal sealed class SharedResponses : IActionModelConvention
{
    private static readonly ProducesErrorAttribute BodyTooLarge = Error(StatusCodes.Status413PayloadTooLarge, "The body is larger than 64 KiB.");

    private static readonly Attribute[] OfEveryAction =
    [
        Error(StatusCodes.Status401Unauthorized, "The token is missing or unknown.", TokenAuthenticationHandler.Missing),
        Error(StatusCodes.Status401Unauthorized, "The token is missing or unknown.", TokenAuthenticationHandler.Invalid),
        Error(StatusCodes.Status429TooManyRequests, "The rate limit is exceeded.", TokenRateLimit.Exceeded),
        Error(StatusCodes.Status500InternalServerError, "The service failed."),
        new ResponseHeaderAttribute(RateLimitHeaders.Limit, "How many requests may be sent in one window of a minute.", 100),
        new ResponseHeaderAttribute(RateLimitHeaders.Remaining, "How many of them are left in this window.", 99),
        new ResponseHeaderAttribute(RateLimitHeaders.Reset, "When the window ends, in Unix seconds.", 1776680190),
        new ResponseHeaderAttribute(HeaderNames.WWWAuthenticate, "The authentication scheme.", ErrorEnvelope.Challenge, StatusCodes.Status401Unauthorized),
        new ResponseHeaderAttribute(HeaderNames.RetryAfter, "How many seconds to wait until the window ends.", 42, StatusCodes.Status429TooManyRequests),
    ];

    public void Apply(ActionModel action)
    {
        if (action.Attributes.Concat(action.Controller.Attributes).OfType<IAllowAnonymous>().Any())
        {
            return;
        }

        var hasBody = action.Parameters.Any(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Body);
        var declarations = hasBody ? [.. OfEveryAction, BodyTooLarge] : OfEveryAction;
        foreach (var error in declarations.OfType<ProducesErrorAttribute>())
        {
            // The framework takes a controller's responses from filters.
            action.Filters.Add(error);
        }

        foreach (var metadata in action.Selectors.Select(selector => selector.EndpointMetadata))
        {
            Array.ForEach(declarations, metadata.Add);
        }
    }

    private static ProducesErrorAttribute Error(int statusCode, string description, string? message = null) =>
        new(statusCode, message ?? ErrorEnvelope.TextOf(statusCode)) { Description = description };
}
