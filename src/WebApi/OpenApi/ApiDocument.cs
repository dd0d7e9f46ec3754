using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>The OpenAPI document, generated from the code; served without a token.</summary>
internal static class ApiDocument
{
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services
        .Configure<MvcOptions>(mvc => mvc.Conventions.Add(new SharedResponses()))
        .AddOpenApi(document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer<DocumentTransformer>();
        document.AddOperationTransformer<OperationTransformer>();
        document.AddSchemaTransformer(DescribeSchema);

        // A JsonElement is described by the attributes of its property, so it stands there and is not shared.
        document.CreateSchemaReferenceId = type =>
            type.Type == typeof(JsonElement) ? null
            : type.Type == typeof(ReportedStatus) ? "IntegrationStatus"
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AllowAnonymous();

    private static Task DescribeSchema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        (context.JsonPropertyInfo?.AttributeProvider as MemberInfo)?.GetCustomAttribute<ExampleAttribute>()?.AddTo(schema);
        schema.Description = DocumentTransformer.Unwrap(schema.Description);

        // The framework lists an enumeration's values alone; without a type, generators make an object of it.
        schema.Type = context.JsonTypeInfo.Type.IsEnum ? JsonSchemaType.String : schema.Type;
        return Task.CompletedTask;
    }
}
