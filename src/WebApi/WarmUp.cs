using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.Controllers;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Controllers;

namespace RyzeChatwoot.WebApi;

/// <summary>
/// Runs the code of a list once while the service starts, so that the first caller does not wait for the JIT compiler. It writes nothing; a
/// failure here is left to the first request.
/// </summary>
internal static class WarmUp
{
    // Shorter than any token.
    private const string NoToken = "warm-up";
    private const string NoName = "warm-up";

    /// <summary>Lists an instance without an integration: routes, filter, mediator, handler, error envelope; runs beside the migrations.</summary>
    /// <param name="app">The service.</param>
    /// <param name="keys">Completes when there are encryption keys, which the bridge's client redacts.</param>
    public static Task ListAsync(WebApplication app, Task keys) => Task.Run(async () =>
    {
        await keys;
        await using var scope = app.Services.CreateAsyncScope();
        var request = RequestOf(app, scope);
        var known = new KnownCaller(new Caller(0, OnlyInstance: null), new Instance(0, OwnerAccountId: 0, NoName, Integration: null));
        request.Features.Set(new AuthenticatedCaller(known, default));
        await request.GetEndpoint()!.RequestDelegate!(request);
        JsonSerializer.SerializeToUtf8Bytes(new StatusResponse(NoName, default, "", "", 0, 0, "", "", ""), ApiJson.Responses);
    });

    /// <summary>Authenticates an unknown token: the scheme's handler and the one statement of a list; runs beside the start of the server.</summary>
    public static Task AuthenticateAsync(WebApplication app) => Task.Run(async () =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        var request = RequestOf(app, scope);
        request.Request.Headers["token"] = NoToken;
        try
        {
            await request.AuthenticateAsync();
        }
        catch (DbException)
        {
            // The database became unreachable meanwhile.
        }
    });

    private static DefaultHttpContext RequestOf(WebApplication app, AsyncServiceScope scope)
    {
        var list = ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(routes => routes.Endpoints)
            .Single(route => route.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action
                && action.ControllerTypeInfo == typeof(ChatwootController)
                && action.ActionName == nameof(ChatwootController.List));
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        request.SetEndpoint(list);
        request.Request.RouteValues["instance"] = NoName;
        return request;
    }
}
