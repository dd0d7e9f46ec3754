using Microsoft.AspNetCore.Http.HttpResults;

namespace RyzeChatwoot.Sandbox;

/// <summary>
/// How a person makes the stand-in misbehave. No real bridge has such routes;
/// they need no token because the stand-in listens on loopback only.
/// </summary>
internal static class ControlRoutes
{
    public const string Prefix = "/_control";

    private const int MaxDelayMs = 300_000;

    public static void MapControl(this IEndpointRouteBuilder routes, BridgeState state)
    {
        var control = routes.MapGroup(Prefix);
        control.MapGet("", () => View(state));
        control.MapPost("", (HttpRequest request) => BehaveAsync(request, state));
        control.MapPost("integrations/{id}", (HttpRequest request, string id) =>
            ChangeAsync(request, change => state.Change(id, change)));
        control.MapPost("instances/{name}", (HttpRequest request, string name) =>
            ChangeAsync(request, change => state.ChangeNewest(name, change)));
    }

    private static ControlResponse View(BridgeState state)
    {
        var (mode, delayMs) = state.Behaviour;
        return new ControlResponse(mode, delayMs, state.Integrations);
    }

    private static async Task<IResult> BehaveAsync(HttpRequest request, BridgeState state)
    {
        var behaviour = await JsonBody.ReadAsync<Behaviour>(request);
        if (behaviour is not { DelayMs: >= 0 and <= MaxDelayMs })
            return BadRequest($"send JSON with mode (ok, failing, slow or unreachable) and optionally delay_ms (0 to {MaxDelayMs})");

        state.Behaviour = behaviour;
        return TypedResults.Ok(View(state));
    }

    private static async Task<IResult> ChangeAsync(HttpRequest request, Func<IntegrationChange, Integration?> apply)
    {
        var change = await JsonBody.ReadAsync<IntegrationChange>(request);
        if (change is null or { InboxId: < 0 } or { Status: null, LastError: null, InboxId: null })
            return BadRequest("send JSON with status (active, paused or error), last_error (text) or inbox_id (0 or more)");

        return apply(change) is { } changed
            ? TypedResults.Ok(changed)
            : ErrorResponse.Result(StatusCodes.Status404NotFound, "integration not found");
    }

    private static JsonHttpResult<ErrorResponse> BadRequest(string message) => ErrorResponse.Result(StatusCodes.Status400BadRequest, message);
}
