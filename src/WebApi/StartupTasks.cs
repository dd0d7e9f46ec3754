using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi;

/// <summary>What must be true before the first request is taken.</summary>
public static partial class StartupTasks
{
    /// <summary>Applies pending migrations, checks that the encryption keys fit the database, and makes the routes.</summary>
    /// <exception cref="InvalidSettingException">A key is wrong or missing.</exception>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    public static async Task RunStartupTasksAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        var hasKeys = app.Services.GetRequiredService<DatabaseOptions>().Kind == DatabaseKind.Postgres;
        if (hasKeys)
        {
            // A missing key is told before anything is changed. An embedded database makes its own, after its tables.
            app.Services.GetRequiredService<EncryptionKeys>();
        }

        // Beside each other, because each takes its time.
        var database = Task.Run(() => PrepareDatabaseAsync(app.Services, cancellationToken), cancellationToken);
        app.UseRequestPipeline();
        _ = WarmUp.ListAsync(app, hasKeys ? Task.CompletedTask : database);
        var report = await database;
        _ = WarmUp.LookUpTokenAsync(app);

        LogSchema(app.Logger, report.Schema, report.Applied.Count);
        if (!app.Services.GetRequiredService<BridgeOptions>().IsConfigured)
        {
            LogModuleOff(app.Logger);
        }
    }

    private static async Task<MigrationReport> PrepareDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<EncryptionKeyRegistry>().VerifyAsync(cancellationToken);
        return report;
    }

    [LoggerMessage(3001, LogLevel.Information, "The database schema is at version {Schema}; {Applied} migrations were applied now")]
    private static partial void LogSchema(ILogger logger, int schema, int applied);

    [LoggerMessage(3002, LogLevel.Warning, "The module is off until both BRIDGE_URL and BRIDGE_TOKEN are set")]
    private static partial void LogModuleOff(ILogger logger);
}
