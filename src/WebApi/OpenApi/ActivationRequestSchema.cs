using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>The body of an activation as callers write it: the form itself keeps every field's faults and says nothing of types.</summary>
internal static class ActivationRequestSchema
{
    /// <summary>What callers know the form as.</summary>
    public const string Name = "ActivationRequest";

    public static Task Transform(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is null && context.JsonTypeInfo.Type == typeof(ActivationRequest))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["chatwootBaseUrl"] = Text(
                    "The URL of Chatwoot: absolute, http or https, with a host and without user info, query or fragment. Slashes at its "
                    + "end are removed and its host is written in lower case.",
                    2048,
                    "uri"),
                ["chatwootAccountId"] = new OpenApiSchema
                {
                    Description = "The id of the Chatwoot account, above 0. A string of digits is accepted, too.",
                    Type = JsonSchemaType.Integer | JsonSchemaType.String,
                    Format = "int64",
                    Minimum = "1",
                    Pattern = "^[0-9]+$",
                },
                ["chatwootApiToken"] = Text(
                    "The API token of an administrator of that Chatwoot account; printable characters. No answer ever shows it.",
                    512,
                    "password"),
                ["inboxName"] = Text("The name of the Chatwoot inbox; white space around it is removed.", 255),
                ["signMessages"] = Flag("Whether agents' names are added to their messages."),
                ["ignoreGroups"] = Flag("Whether messages of WhatsApp groups are left out."),
                ["startAsPending"] = Flag("Whether new conversations start as pending."),
                ["reopenResolved"] = Flag("Whether a new message reopens a resolved conversation."),
            };
            foreach (var (name, example) in JsonNode.Parse(Examples.Activation)!.AsObject())
            {
                ((OpenApiSchema)schema.Properties[name]).Examples = [example!.DeepClone()];
            }

            schema.Required = new HashSet<string> { "chatwootBaseUrl", "chatwootAccountId", "chatwootApiToken", "inboxName" };
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Text(string description, int maxLength, string? format = null) =>
        new() { Description = description, Type = JsonSchemaType.String, Format = format, MinLength = 1, MaxLength = maxLength };

    private static OpenApiSchema Flag(string description) =>
        new() { Description = description, Type = JsonSchemaType.Boolean, Default = false };
}
