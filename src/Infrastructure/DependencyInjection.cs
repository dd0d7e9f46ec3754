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
    /// <summary>Adds the adapters for the database and the bridge that the settings name.</summary>
    /// <exception cref="InvalidSettingException">A setting is invalid.</exception>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddPersistence(DatabaseOptions.Read(configuration), configuration)
            .AddBridge()
            .AddRateLimit();
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
        .AddSingleton<ITerminationOutbox, TerminationOutbox>()
        .AddSingleton<IStatusRefreshSchedule, StatusRefreshSchedule>();

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
