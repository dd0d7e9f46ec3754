using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.WebApi.OpenApi;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The body of an activation.</summary>
/// <remarks>
/// Contract, section 7. Each field is kept as it arrived, so that one of another type is reported together with all other faults.
/// <see cref="ActivationRequestValidator"/> validates; the attributes are for the OpenAPI document, where a value is valid exactly where it
/// is accepted, so lengths that count after trimming stand in the patterns. No field has a default: generators of clients make a field that
/// has one required.
/// </remarks>
public sealed record ActivationRequest
{
    /// <summary>
    /// The URL of Chatwoot: absolute, http or https, with a host and without user info, query or fragment. Not the address of a page of
    /// Chatwoot (<c>/app/…</c>), but the root of its host. White space around it and slashes at its end are removed and its host is written in
    /// lower case.
    /// </summary>
    [JsonPropertyName("chatwootBaseUrl"), Required, MaxLength(ChatwootUrl.MaxLength), RegularExpression(ChatwootUrl.Pattern)]
    [Example("https://chatwoot.example.com", Type = JsonSchemaType.String)]
    public JsonElement ChatwootBaseUrl { get; init; }

    /// <summary>The id of the Chatwoot account, above 0: a whole number, or a string of up to 18 digits.</summary>
    [JsonPropertyName("chatwootAccountId"), Required, Range(typeof(long), "1", "9223372036854775807")]
    [MaxLength(JsonFields.MaxDigits), RegularExpression("^[0-9]*[1-9][0-9]*$")]
    [Example(5, Type = JsonSchemaType.Integer | JsonSchemaType.String, Format = "int64")]
    public JsonElement ChatwootAccountId { get; init; }

    /// <summary>
    /// The API token of an administrator of that Chatwoot account: 1 to 512 printable characters after white space around them is removed. No
    /// response ever shows it.
    /// </summary>
    [JsonPropertyName("chatwootApiToken"), Required, RegularExpression(ChatwootRules.ApiTokenPattern)]
    [Example("the-token-of-a-chatwoot-administrator", Type = JsonSchemaType.String, Format = "password")]
    public JsonElement ChatwootApiToken { get; init; }

    /// <summary>
    /// The name of the Chatwoot inbox: 1 to 255 characters after white space around them is removed, no control characters and no
    /// bidirectional overrides.
    /// </summary>
    [JsonPropertyName("inboxName"), Required, RegularExpression(ChatwootRules.InboxNamePattern)]
    [Example("WhatsApp - Orion", Type = JsonSchemaType.String)]
    public JsonElement InboxName { get; init; }

    /// <summary>Whether agents' names are added to their messages; false where absent or null.</summary>
    [JsonPropertyName("signMessages"), Example(true, Type = JsonSchemaType.Boolean | JsonSchemaType.Null)]
    public JsonElement SignMessages { get; init; }

    /// <summary>Whether messages of WhatsApp groups are left out; false where absent or null.</summary>
    [JsonPropertyName("ignoreGroups"), Example(false, Type = JsonSchemaType.Boolean | JsonSchemaType.Null)]
    public JsonElement IgnoreGroups { get; init; }

    /// <summary>Whether new conversations start as pending; false where absent or null.</summary>
    [JsonPropertyName("startAsPending"), Example(false, Type = JsonSchemaType.Boolean | JsonSchemaType.Null)]
    public JsonElement StartAsPending { get; init; }

    /// <summary>Whether a new message reopens a resolved conversation; false where absent or null.</summary>
    [JsonPropertyName("reopenResolved"), Example(true, Type = JsonSchemaType.Boolean | JsonSchemaType.Null)]
    public JsonElement ReopenResolved { get; init; }

    /// <summary>The settings of a validated request.</summary>
    /// <exception cref="InvalidOperationException">The request breaks a rule.</exception>
    public ChatwootSettings ToSettings()
    {
        var result = ChatwootSettings.Create(
            ChatwootBaseUrl.AsText() ?? "", ChatwootAccountId.AsWholeNumber() ?? 0, ChatwootApiToken.AsText() ?? "", InboxName.AsText() ?? "");
        if (!result.TryGet(out var settings, out var failure))
        {
            throw new InvalidOperationException(failure.Message);
        }

        return settings with
        {
            SignMessages = SignMessages.AsFlag() ?? false,
            IgnoreGroups = IgnoreGroups.AsFlag() ?? false,
            StartAsPending = StartAsPending.AsFlag() ?? false,
            ReopenResolved = ReopenResolved.AsFlag() ?? false,
        };
    }

    /// <summary>Never the token.</summary>
    public override string ToString() => "[redacted]";
}
