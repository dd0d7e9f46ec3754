using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Documents an error of an action, or of a controller's every action; an action's <c>&lt;response&gt;</c> describes the status.</summary>
/// <param name="statusCode">The status.</param>
/// <param name="message">The text in the error envelope, with example values in place of variable parts.</param>
internal sealed partial class ProducesErrorAttribute(int statusCode, string message)
    : ProducesResponseTypeAttribute<ErrorResponse>(statusCode, "application/json")
{
    public string Message => message;

    /// <summary>The name of the example; the text's own words where it is not set.</summary>
    public string Name { get; init; } = NotAWord().Replace(message.ToLowerInvariant(), "-").Trim('-');

    /// <summary>Adds the error as an example.</summary>
    public void AddTo(IOpenApiResponse response)
    {
        if (response.Content?.TryGetValue("application/json", out var media) == true)
        {
            media.Examples ??= new Dictionary<string, IOpenApiExample>();
            media.Examples[Name] = new OpenApiExample { Value = JsonSerializer.SerializeToNode(ErrorResponse.Of(message), ApiJson.Responses) };
        }
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAWord();
}
