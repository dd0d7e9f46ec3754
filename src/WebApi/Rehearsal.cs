using System.Data.Common;
using System.Text.Json;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi;

/// <summary>
/// Does once what every list does, beside what the start has to wait for, so that the first caller waits less for the compiler. It changes
/// nothing; what fails here is left to the first request to find.
/// </summary>
internal static class Rehearsal
{
    private const string NoName = "rehearsal";

    /// <summary>Makes routes, the bridge's client and the writer of answers; beside the migrations.</summary>
    public static Task OfAnswersAsync(WebApplication app) => Task.Run(() =>
    {
        app.Services.GetRequiredService<IBridgeGateway>();
        JsonSerializer.SerializeToUtf8Bytes(new StatusResponse(NoName, "", "", "", 0, 0, "", "", ""), ApiJson.Answers.StatusResponse);
        foreach (var routes in ((IEndpointRouteBuilder)app).DataSources)
        {
            _ = routes.Endpoints.Count;
        }
    });

    /// <summary>Looks up a hash that no token has; beside the start of the server.</summary>
    public static Task OfLookUpAsync(WebApplication app) => Task.Run(async () =>
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
