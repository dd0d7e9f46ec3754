using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>
/// The types and rules of an activation's fields: the record keeps fields as they arrive and does not have them. A value is valid here
/// exactly where it is accepted, so lengths that count after trimming stand in the patterns.
/// </summary>
internal static class ActivationRequestSchema
{
    /// <summary>The schema's name in the document.</summary>
    public const string Name = nameof(ActivationRequest);

    public static Task Transform(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is null && context.JsonTypeInfo.Type == typeof(ActivationRequest))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["chatwootBaseUrl"] = new OpenApiSchema
                {
                    Description = "The URL of Chatwoot: absolute, http or https, with a host and without user info, query or fragment. Not the "
                        + "address of a page of Chatwoot (`/app/…`), but the root of its host. White space around it and slashes at its end are "
                        + "removed and its host is written in lower case.",
                    Type = JsonSchemaType.String,
                    MaxLength = ChatwootUrl.MaxLength,
                    Pattern = ChatwootUrl.Pattern,
                },
                ["chatwootAccountId"] = new OpenApiSchema
                {
                    Description = "The id of the Chatwoot account, above 0: a whole number, or a string of up to 18 digits.",
                    Type = JsonSchemaType.Integer | JsonSchemaType.String,
                    Format = "int64",
                    Minimum = "1",
                    Maximum = long.MaxValue.ToString(CultureInfo.InvariantCulture),
                    MaxLength = JsonFields.MaxDigits,
                    Pattern = "^[0-9]*[1-9][0-9]*$",
                },
                ["chatwootApiToken"] = new OpenApiSchema
                {
                    Description = "The API token of an administrator of that Chatwoot account: 1 to 512 printable characters after white space "
                        + "around them is removed. No response ever shows it.",
                    Type = JsonSchemaType.String,
                    Format = "password",
                    Pattern = ChatwootRules.ApiToken.Pattern,
                },
                ["inboxName"] = new OpenApiSchema
                {
                    Description = "The name of the Chatwoot inbox: 1 to 255 characters after white space around them is removed, no control "
                        + "characters and no bidirectional overrides.",
                    Type = JsonSchemaType.String,
                    Pattern = ChatwootRules.InboxName.Pattern,
                },
                ["signMessages"] = Flag("Whether agents' names are added to their messages"),
                ["ignoreGroups"] = Flag("Whether messages of WhatsApp groups are left out"),
                ["startAsPending"] = Flag("Whether new conversations start as pending"),
                ["reopenResolved"] = Flag("Whether a new message reopens a resolved conversation"),
            };
            foreach (var (name, example) in JsonNode.Parse(Examples.Activation)!.AsObject())
            {
                ((OpenApiSchema)schema.Properties[name]).Examples = [example!.DeepClone()];
            }

            schema.Required = new HashSet<string> { "chatwootBaseUrl", "chatwootAccountId", "chatwootApiToken", "inboxName" };
        }

        return Task.CompletedTask;
    }

    // Without a default in the schema: generators of clients make a field that has one required.
    private static OpenApiSchema Flag(string description) =>
        new() { Description = $"{description}; false where absent or null.", Type = JsonSchemaType.Boolean | JsonSchemaType.Null };
}
