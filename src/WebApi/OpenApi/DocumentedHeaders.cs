using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Controllers;
using RyzeChatwoot.WebApi.Errors;
using RyzeChatwoot.WebApi.RateLimiting;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>The headers of the module's answers. Each is described once; answers refer to it.</summary>
internal static class DocumentedHeaders
{
    private static readonly Dictionary<string, OpenApiHeader> All = new()
    {
        [RateLimitHeaders.Limit] = Number("How many requests may be sent in one window of a minute.", 100),
        [RateLimitHeaders.Remaining] = Number("How many of them are left in this window.", 99),
        [RateLimitHeaders.Reset] = Number("When the window ends, in Unix seconds.", 1776680190),
        [HeaderNames.RetryAfter] = Number("How many seconds to wait until the window ends.", 42),
        [HeaderNames.WWWAuthenticate] = Text("A way to authenticate.", [ErrorEnvelope.Challenge]),
        [HeaderNames.CacheControl] = Text("A status is never stored on its way.", ["no-store"]),
        [IntegrationSource.Header] = Text(
            "Where `status` and `last_error` come from: `live` from the bridge, or `local`, what was last known, with the reason.",
            IntegrationSource.All),
        [ErrorSource.Header] = Text(
            "Where the failure arose: `chatwoot` rejected the request or cannot be reached, or the `gateway` in front of it failed. Absent from all other failures.",
            ErrorSource.All),
    };

    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (name, header) in All)
        {
            document.AddComponent<IOpenApiHeader>(name, header);
        }
    }

    /// <summary>The headers of an action's answer with that status.</summary>
    public static IEnumerable<string> Of(string action, string status)
    {
        IEnumerable<string> limit = [RateLimitHeaders.Limit, RateLimitHeaders.Remaining, RateLimitHeaders.Reset];
        return (action, status) switch
        {
            (_, "429") => [.. limit, HeaderNames.RetryAfter],
            (nameof(ChatwootController.Set), "401") => [.. limit, HeaderNames.WWWAuthenticate, ErrorSource.Header],
            (_, "401") => [.. limit, HeaderNames.WWWAuthenticate],
            (nameof(ChatwootController.Set), "400" or "403" or "502" or "504") => [.. limit, ErrorSource.Header],
            (nameof(ChatwootController.List), "200") => [.. limit, HeaderNames.CacheControl, IntegrationSource.Header],
            _ => limit,
        };
    }

    private static OpenApiHeader Number(string description, long example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" },
        Example = JsonValue.Create(example),
    };

    private static OpenApiHeader Text(string description, IEnumerable<string> values) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. values.Select(value => JsonValue.Create(value))] },
        Example = JsonValue.Create(values.First()),
    };
}
