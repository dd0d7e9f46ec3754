using System.Data.Common;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.Infrastructure;

/// <summary>Fills the ports: one database, one bridge.</summary>
public static class DependencyInjection
{
    private const int MaxBridgeConnections = 128;

    /// <summary>Adds the adapters for the database and the bridge that the settings name.</summary>
    /// <exception cref="InvalidSettingException">A setting makes no sense.</exception>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddPersistence(DatabaseOptions.Read(configuration), configuration)
            .AddBridge(BridgeOptions.Read(configuration))
            .AddRateLimit(configuration);
    }

    private static IServiceCollection AddPersistence(
        this IServiceCollection services, DatabaseOptions options, IConfiguration configuration) => services
        .AddSingleton(options)
        .AddSingleton(_ => DataSources.Shared(options))
        .AddSingleton<DatabaseProbe>()
        .AddSingleton(provider => Keys(configuration, options, provider.GetRequiredService<DbDataSource>()))
        .AddSingleton<ApiTokenCipher>()
        .AddSingleton<EncryptionKeyRegistry>()
        .AddSingleton<EncryptionKeyRotation>()
        .AddSingleton<SchemaMigrator>()
        .AddSingleton<ICallerDirectory, CallerDirectory>()
        .AddSingleton<IAccountRepository, AccountRepository>()
        .AddSingleton<IInstanceRepository, InstanceRepository>()
        .AddSingleton<IChatwootIntegrationRepository, ChatwootIntegrationRepository>()
        .AddSingleton<ITerminationOutbox, TerminationOutbox>();

    private static EncryptionKeys Keys(IConfiguration configuration, DatabaseOptions options, DbDataSource dataSource)
    {
        if (configuration.Text(EncryptionKeys.Setting) is { } text)
        {
            return EncryptionKeys.Parse(text, EncryptionKeys.Setting);
        }

        return options.SqliteFile is { } file
            ? EncryptionKeyFile.LoadOrCreate(file, () => EncryptionKeyRegistry.IsEmpty(dataSource))
            : throw new InvalidSettingException(EncryptionKeys.Setting, "is required with PostgreSQL: <key id>:<base64 of 32 bytes>");
    }

    private static IServiceCollection AddBridge(this IServiceCollection services, BridgeOptions options)
    {
        services
            .AddSingleton(options)
            .AddSingleton(provider => new SecretRedactor(
            [
                options.Token,
                provider.GetRequiredService<DatabaseOptions>().Password,
                .. provider.GetRequiredService<EncryptionKeys>().Secrets,
            ]))
            .AddSingleton<IBridgeReader, BridgeReader>()
            .AddSingleton<BridgeMetrics>()
            .AddSingleton<ReadBreaker>()
            .AddSingleton<ReadCoalescer>()
            .AddSingleton<IBridgeGateway, BridgeGateway>()
            .AddTransient<BridgeResilience>()
            .AddHttpClient<IBridgeApi, BridgeApi>(client => Address(client, options))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = MaxBridgeConnections,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .AddHttpMessageHandler<BridgeResilience>()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }

    private static IServiceCollection AddRateLimit(this IServiceCollection services, IConfiguration configuration)
    {
        var options = RateLimitOptions.Read(configuration, DatabaseOptions.Read(configuration));
        services.AddSingleton(options);
        return options.IsShared
            ? services
                .AddSingleton<SharedRateLimitCounter>()
                .AddSingleton<IRateLimitCounter>(provider => provider.GetRequiredService<SharedRateLimitCounter>())
                .AddHostedService<ExpiredWindowCleanup>()
            : services.AddSingleton<IRateLimitCounter, InMemoryRateLimitCounter>();
    }

    private static void Address(HttpClient client, BridgeOptions options)
    {
        client.BaseAddress = options.Url;
        client.Timeout = Timeout.InfiniteTimeSpan;

        // Texts, because values would be made into texts again for every call.
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {options.Token}");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"RyzeChatwoot/{Version()}");
    }

    private static string Version() =>
        typeof(DependencyInjection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
