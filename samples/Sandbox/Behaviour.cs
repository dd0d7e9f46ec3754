using System.Text.Json.Serialization;

namespace RyzeChatwoot.Sandbox;

/// <summary>What the stand-in bridge does with a request.</summary>
internal enum BridgeMode
{
    /// <summary>Responds as a healthy bridge.</summary>
    Ok,

    /// <summary>Responds with 500.</summary>
    Failing,

    /// <summary>Responds as a healthy bridge, but late.</summary>
    Slow,

    /// <summary>Closes the connection without a response.</summary>
    Unreachable,
}

/// <summary>The mode in force; the delay counts in <see cref="BridgeMode.Slow"/> only.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Behaviour(BridgeMode Mode, int DelayMs = 3000);

/// <summary>Applies the mode to every request except those to the control route, which has to work to end it.</summary>
internal static class BehaviourMiddleware
{
    public static void UseBehaviour(this IApplicationBuilder app, BridgeState state) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments(ControlRoutes.Prefix), bridge => bridge.Use(async (context, next) =>
        {
            var behaviour = state.Behaviour;
            switch (behaviour.Mode)
            {
                case BridgeMode.Unreachable:
                    context.Abort();
                    return;
                case BridgeMode.Failing:
                    // No status code in the text: the service would take it for Chatwoot's.
                    await ErrorResponse.Result(StatusCodes.Status500InternalServerError, "the bridge is failing").ExecuteAsync(context);
                    return;
                case BridgeMode.Slow:
                    await Task.Delay(TimeSpan.FromMilliseconds(behaviour.DelayMs), TimeProvider.System, context.RequestAborted);
                    break;
                case BridgeMode.Ok:
                    break;
            }

            await next(context);
        }));
}
