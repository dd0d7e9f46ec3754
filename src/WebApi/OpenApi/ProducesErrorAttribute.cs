using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Documents an error of an action, or of a controller's every action; an action's <c>&lt;response&gt;</c> describes the status.</summary>
/// <param name="statusCode">The status.</param>
/// <param name="message">The text in the error envelope, with example values in place of variable parts.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed partial class ProducesErrorAttribute(int statusCode, string message) : Attribute, IProducesResponseTypeMetadata
{
    public int StatusCode => statusCode;

    public string Message => message;

    /// <summary>The name of the example; the text's own words where it is not set.</summary>
    public string Name { get; init; } = NotAWord().Replace(message.ToLowerInvariant(), "-").Trim('-');

    /// <summary>Describes the status where the action does not.</summary>
    public string? Description { get; init; }

    public Type Type => typeof(ErrorResponse);

    public IEnumerable<string> ContentTypes => ["application/json"];

    /// <summary>Adds the error as an example, and its description where the framework has put the status's reason phrase.</summary>
    public void AddTo(IOpenApiResponse response)
    {
        if (Description is not null && response.Description == ReasonPhrases.GetReasonPhrase(statusCode))
        {
            response.Description = Description;
        }

        if (response.Content?.TryGetValue("application/json", out var media) == true)
        {
            media.Examples ??= new Dictionary<string, IOpenApiExample>();
            media.Examples[Name] = new OpenApiExample { Value = JsonSerializer.SerializeToNode(ErrorResponse.Of(message), ApiJson.Answers.ErrorResponse) };
        }
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAWord();
}
