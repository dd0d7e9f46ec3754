using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi;

/// <summary>What must be true before the first request is taken.</summary>
public static partial class Startup
{
    /// <summary>Applies pending migrations and checks that the encryption keys fit the database.</summary>
    /// <exception cref="InvalidSettingException">A key is wrong or missing.</exception>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        if (app.Services.GetRequiredService<DatabaseOptions>().Kind == DatabaseKind.Postgres)
        {
            // A missing key is told before anything is changed. An embedded database makes its own, after its tables.
            app.Services.GetRequiredService<EncryptionKeys>();
        }

        _ = Rehearsal.OfAnswersAsync(app);
        var report = await app.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        await app.Services.GetRequiredService<EncryptionKeyRegistry>().VerifyAsync(cancellationToken);
        _ = Rehearsal.OfLookUpAsync(app);

        LogSchema(app.Logger, report.Schema, report.Applied.Count);
        if (!app.Services.GetRequiredService<BridgeOptions>().IsConfigured)
        {
            LogModuleOff(app.Logger);
        }
    }

    [LoggerMessage(3001, LogLevel.Information, "The database schema is at version {Schema}; {Applied} migrations were applied now")]
    private static partial void LogSchema(ILogger logger, int schema, int applied);

    [LoggerMessage(3002, LogLevel.Warning, "The module is off until both BRIDGE_URL and BRIDGE_TOKEN are set")]
    private static partial void LogModuleOff(ILogger logger);
}
