using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Adds what the routes cannot say to the operations of the health checks: what their answers mean, and examples.</summary>
internal static class DocumentedHealth
{
    private static readonly Dictionary<(string? Operation, string Status), (string Description, string Example)> Answers = new()
    {
        [("health", "200")] = ("The service can serve.", Examples.Healthy),
        [("health", "503")] = ("The service cannot serve: its database does not answer.", Examples.Degraded),
        [("live", "200")] = ("The process is alive.", Examples.Alive),
    };

    public static Task Transform(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (Answers.TryGetValue((operation.OperationId, status), out var answer))
            {
                response.Description = answer.Description;
                response.Content!["application/json"].Example = JsonNode.Parse(answer.Example);
            }
        }

        return Task.CompletedTask;
    }
}
