using System.Data.Common;
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
    /// <summary>Adds the adapters for the database and the bridge that the settings name; settings are read when the service is built.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddPersistence()
            .AddBridge()
            .AddRateLimit();
    }

    private static IServiceCollection AddPersistence(this IServiceCollection services) => services
        .AddSettings<DatabaseOptions>((options, provider) => options.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton(provider => DataSources.Shared(provider.GetRequiredService<DatabaseOptions>()))
        .AddSingleton<DatabaseProbe>()
        .AddSingleton<IDatabaseFaults, DatabaseFaults>()
        .AddSingleton(provider => Keys(provider.GetRequiredService<DatabaseOptions>(), provider.GetRequiredService<DbDataSource>()))
        .AddSingleton<ApiTokenCipher>()
        .AddSingleton<EncryptionKeyRegistry>()
        .AddSingleton<EncryptionKeyRotation>()
        .AddSingleton<SchemaMigrator>()
        .AddSingleton<ICallerDirectory, CallerDirectory>()
        .AddSingleton<IAccountRepository, AccountRepository>()
        .AddSingleton<IInstanceRepository, InstanceRepository>()
        .AddSingleton<IIntegrationDirectory, IntegrationDirectory>()
        .AddSingleton<IChatwootIntegrationRepository, ChatwootIntegrationRepository>()
        .AddSingleton<ITerminationOutbox, TerminationOutbox>()
        .AddSingleton<IStatusRefreshSchedule, StatusRefreshSchedule>();

    private static EncryptionKeys Keys(DatabaseOptions options, DbDataSource dataSource) => options switch
    {
        { Keys: { } keys } => keys,
        { SqliteFile: { } file } => EncryptionKeyFile.LoadOrCreate(file, () => EncryptionKeyRegistry.IsEmpty(dataSource)),
        _ => throw new InvalidSettingException(EncryptionKeys.Setting, "is required with PostgreSQL: <key id>:<base64 of 32 bytes>"),
    };

    private static IServiceCollection AddRateLimit(this IServiceCollection services) => services
        .AddSettings<RateLimitOptions>((options, provider) =>
            options.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<DatabaseOptions>()))
        .AddSingleton<InMemoryRateLimitCounter>()
        .AddSingleton<SharedRateLimitCounter>()
        .AddSingleton<IRateLimitCounter>(provider => provider.GetRequiredService<RateLimitOptions>().IsShared
            ? provider.GetRequiredService<SharedRateLimitCounter>()
            : provider.GetRequiredService<InMemoryRateLimitCounter>())
        .AddHostedService<ExpiredWindowCleanup>();
}
