using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Controllers;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Controllers;

namespace RyzeChatwoot.WebApi;

/// <summary>
/// Does once what every list does, beside what the start has to wait for, so that the first caller waits less for the compiler. It changes
/// nothing; what fails here is left to the first request to find.
/// </summary>
internal static class WarmUp
{
    private const string NoName = "rehearsal";

    /// <summary>Makes routes, the bridge's client and the writer of answers, and lists an instance that nobody has; beside the migrations.</summary>
    /// <param name="app">The service.</param>
    /// <param name="keys">Completes when there are encryption keys, whose texts the bridge's client masks.</param>
    public static Task ListAsync(WebApplication app, Task keys) => Task.Run(async () =>
    {
        await keys;
        var list = ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(routes => routes.Endpoints)
            .Single(route => route.Metadata.GetMetadata<ControllerActionDescriptor>()?.ActionName == nameof(ChatwootController.List));
        await using var scope = app.Services.CreateAsyncScope();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        request.Request.RouteValues["instance"] = NoName;
        request.Features.Set(new AuthenticatedCaller(new KnownCaller(new Caller(0, OnlyInstance: null), new Instance(0, NoName, Integration: null)), default));
        await list.RequestDelegate!(request);
        JsonSerializer.SerializeToUtf8Bytes(new StatusResponse(NoName, "", "", "", 0, 0, "", "", ""), ApiJson.Answers.StatusResponse);
    });

    /// <summary>Looks up a hash that no token has; beside the start of the server.</summary>
    public static Task LookUpTokenAsync(WebApplication app) => Task.Run(async () =>
    {
        try
        {
            await app.Services.GetRequiredService<ICallerDirectory>().FindByTokenHashAsync(new byte[32], NoName, CancellationToken.None);
        }
        catch (DbException)
        {
            // The database went away meanwhile.
        }
    });
}
