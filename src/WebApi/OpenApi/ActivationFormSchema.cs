using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>The body of an activation as callers write it: the form itself keeps every field's faults and says nothing of types.</summary>
internal static class ActivationFormSchema
{
    public static Task Transform(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(ActivationForm))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["chatwootBaseUrl"] = Text("Absolute http or https URL with a host; no user info, query or fragment.", 2048),
                ["chatwootAccountId"] = new OpenApiSchema
                {
                    Description = "The Chatwoot account; a string of digits is accepted, too.",
                    Type = JsonSchemaType.Integer | JsonSchemaType.String,
                    Minimum = "1",
                },
                ["chatwootApiToken"] = Text("The token of a Chatwoot administrator; printable characters. No answer ever shows it.", 512),
                ["inboxName"] = Text("The inbox to create; white space around it is removed.", 255),
                ["signMessages"] = Flag("Whether agents' names are added to their messages."),
                ["ignoreGroups"] = Flag("Whether WhatsApp groups are left out."),
                ["startAsPending"] = Flag("Whether new conversations start as pending."),
                ["reopenResolved"] = Flag("Whether a new message reopens a resolved conversation."),
            };
            schema.Required = new HashSet<string> { "chatwootBaseUrl", "chatwootAccountId", "chatwootApiToken", "inboxName" };
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Text(string description, int maxLength) =>
        new() { Description = description, Type = JsonSchemaType.String, MinLength = 1, MaxLength = maxLength };

    private static OpenApiSchema Flag(string description) =>
        new() { Description = description, Type = JsonSchemaType.Boolean, Default = false };
}
