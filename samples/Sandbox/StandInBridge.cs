using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace RyzeChatwoot.Sandbox;

/// <summary>
/// Plays the bridge of section 8 of the contract on loopback HTTP, so that the service can be tried on one machine.
/// It keeps its integrations in memory and contacts neither WhatsApp nor Chatwoot.
/// </summary>
internal sealed class StandInBridge : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandInBridge(WebApplication app)
    {
        this.app = app;
        BaseUrl = new Uri(app.Urls.Single());
    }

    /// <summary>What the service takes as <c>BRIDGE_URL</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Listens on 127.0.0.1.</summary>
    /// <param name="bearerToken">What the service takes as <c>BRIDGE_TOKEN</c>.</param>
    /// <param name="port">0 takes any free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<StandInBridge> StartAsync(string bearerToken, int port, CancellationToken cancellationToken)
    {
        var app = Build(bearerToken, port);
        try
        {
            await app.StartAsync(cancellationToken);
            return new StandInBridge(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes open connections at once, slow requests included.</summary>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static WebApplication Build(string bearerToken, int port)
    {
        // An empty builder reads no settings: ASPNETCORE_URLS and appsettings.json belong to the service in the same process.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore().ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));

        var app = builder.Build();
        var state = new BridgeState();
        app.UseStatusCodePages(context => DescribeAsync(context.HttpContext));
        app.UseBehaviour(state);
        app.UseBearerToken(bearerToken);
        app.MapBridge(state);
        app.MapControl(state);
        return app;
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    /// <summary>Gives the framework's empty 404 and 405 a body, so that a mistyped path says so in a terminal.</summary>
    private static Task DescribeAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return ErrorResponse.Result(status, ReasonPhrases.GetReasonPhrase(status)).ExecuteAsync(context);
    }
}
