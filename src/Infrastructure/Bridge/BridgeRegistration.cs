using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using RyzeChatwoot.Application;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Registers the bridge's client and what stands around it.</summary>
internal static class BridgeRegistration
{
    private const int MaxConnections = 128;

    public static IServiceCollection AddBridge(this IServiceCollection services)
    {
        services
            .AddSettings<BridgeOptions>((options, provider) => options.Read(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton(provider => new SecretRedactor(
            [
                provider.GetRequiredService<BridgeOptions>().Token,
                provider.GetRequiredService<DatabaseOptions>().Password,
                .. provider.GetRequiredService<EncryptionKeys>().Secrets,
            ]))
            .AddSingleton<BridgeMetrics>()
            .AddSingleton<ReadCircuit>()
            .AddSingleton<ReadCoalescer>()
            .AddSingleton<IBridgeGateway, BridgeGateway>()
            .AddSingleton<BridgeCheck>()
            .AddBridgeClient();
        return services;
    }

    /// <summary>Adds <see cref="IBridgeApi"/> alone: Refit's client, the resilience pipeline, the buffering handler, the connections.</summary>
    /// <returns>The client's builder.</returns>
    public static IHttpClientBuilder AddBridgeClient(this IServiceCollection services)
    {
        var client = services
            .AddRefitGeneratedClient<IBridgeApi>(Settings())
            .ConfigureHttpClient((provider, http) => Configure(http, provider.GetRequiredService<BridgeOptions>()))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = MaxConnections,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        // The handler that is added first is the outer one.
        client.AddResilienceHandler(
            "bridge",
            (builder, context) => builder.AddBridgeStrategies(
                context.ServiceProvider.GetRequiredService<BridgeOptions>(), context.ServiceProvider.GetRequiredService<TimeProvider>()));
        return client.AddHttpMessageHandler(() => new ResponseBufferingHandler());
    }

    private static RefitSettings Settings()
    {
        var settings = RefitSettings.ForJsonContext(BridgeJson.Default);

        // With a Content-Length: not every small HTTP server understands chunked requests.
        settings.RequestBodySerialization = RequestBodySerializationMode.Buffered;

        // Network faults are thrown as they are, and a body that is not understood is no content.
        settings.TransportExceptionFactory = (_, exception, _) => exception;
        settings.DeserializationExceptionFactory = (_, _) => ValueTask.FromResult<Exception?>(null);

        // A response's Error holds the request: our bearer token in its headers, Chatwoot's token in its body.
        settings.ExceptionRedactor = static error =>
        {
            error.RequestMessage.Headers.Clear();
            error.RequestMessage.Content = null;
        };
        return settings;
    }

    private static void Configure(HttpClient client, BridgeOptions options)
    {
        client.BaseAddress = options.Url;
        client.Timeout = Timeout.InfiniteTimeSpan;

        // As texts, because typed values would be formatted again for every request.
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {options.Token}");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"RyzeChatwoot/{ServiceVersion.Text}");
    }
}
