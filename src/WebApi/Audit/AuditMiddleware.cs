using System.Diagnostics;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.WebApi.Authentication;

namespace RyzeChatwoot.WebApi.Audit;

/// <summary>
/// Logs each request of an endpoint with <see cref="AuditedAttribute"/>, once its response is complete: only then is the status final, also
/// where authentication, the limiter or the exception handler wrote it, or the client disconnected. Runs behind routing, which finds the endpoint.
/// </summary>
internal sealed class AuditMiddleware(RequestDelegate next, ILoggerFactory loggers)
{
    private readonly ILogger logger = loggers.CreateLogger(AuditLog.Category);

    // Without the scopes of a request: one of the server's holds the path, which is the client's text.
    private readonly ExecutionContext withoutScopes = ExecutionContext.Capture()!;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<AuditedAttribute>() is not null
            && logger.IsEnabled(LogLevel.Information))
        {
            // Read now, because the exception handler clears both.
            var action = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? AuditLog.None;
            var instance = NameOf(context.Request.RouteValues["instance"]);
            context.Response.OnCompleted(() =>
            {
                var caller = CallerOf(context.Features.Get<AuthenticatedCaller>()?.Known.Caller);
                var address = context.Connection.RemoteIpAddress?.ToString() ?? AuditLog.None;
                var trace = Activity.Current;
                ExecutionContext.Run(
                    withoutScopes,
                    _ =>
                    {
                        Activity.Current = trace;
                        AuditLog.LogRequest(logger, action, instance, caller, address, context.Response.StatusCode);
                    },
                    state: null);
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    // Text in a path is the client's. Only what can be a name is logged.
    private static string NameOf(object? value) => value is string name && InstanceName.IsValid(name) ? name : AuditLog.None;

    private static string CallerOf(Caller? caller) => caller switch
    {
        null => "unknown",
        { OnlyInstance: { } name, AccountId: var account } => $"instance token of {name} of account {account}",
        { AccountId: var account } => $"account {account}",
    };
}
