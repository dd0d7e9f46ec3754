using Microsoft.AspNetCore.Http.HttpResults;

namespace RyzeChatwoot.Sandbox;

/// <summary>The calls of the service, section 8 of the contract.</summary>
internal static class BridgeRoutes
{
    private const string Prefix = "/v1";

    /// <summary>A middleware and not an endpoint filter, so that the token is checked before the body is read.</summary>
    public static void UseBearerToken(this IApplicationBuilder app, string bearerToken) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Prefix), bridge => bridge.Use((context, next) =>
            context.Request.Headers.Authorization == $"Bearer {bearerToken}"
                ? next(context)
                : ErrorResponse.Result(StatusCodes.Status401Unauthorized, "Unauthorized").ExecuteAsync(context)));

    public static void MapBridge(this IEndpointRouteBuilder routes, BridgeState state)
    {
        var integrations = routes.MapGroup($"{Prefix}/integrations");
        integrations.MapPost("activate", (HttpRequest request) => ActivateAsync(request, state));
        integrations.MapGet("{id}", (string id) => Read(id, state));
        integrations.MapDelete("{id}", (string id) => Terminate(id, state));
    }

    private static async Task<IResult> ActivateAsync(HttpRequest http, BridgeState state)
    {
        var request = await JsonBody.ReadAsync<ActivateRequest>(http);
        if (request is not { ChatwootBaseUrl.IsAbsoluteUri: true })
            return ErrorResponse.Result(StatusCodes.Status400BadRequest, "invalid activation body");

        if (ChatwootRefusals.Find(request) is { } refusal) return refusal;

        // The API token has done its work here: it is not kept.
        var integration = state.Activate(request.InstanceName, request.InboxName);
        return TypedResults.Created($"{Prefix}/integrations/{integration.Id}", new ActivateResponse(integration.Id, integration.Status));
    }

    private static IResult Read(string id, BridgeState state) => state.Read(id) is { } found
        ? TypedResults.Ok(new IntegrationResponse(found.Id, found.Status, found.LastError, found.InboxId, found.InboxName))
        : NotFound();

    private static IResult Terminate(string id, BridgeState state) => state.Terminate(id) ? TypedResults.NoContent() : NotFound();

    private static JsonHttpResult<ErrorResponse> NotFound() => ErrorResponse.Result(StatusCodes.Status404NotFound, "integration not found");
}
