using RyzeChatwoot.Application;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;
using RyzeChatwoot.WebApi.Telemetry;

namespace RyzeChatwoot.WebApi;

/// <summary>Runs before the service accepts requests.</summary>
public static partial class StartupTasks
{
    /// <summary>
    /// Applies pending migrations, checks that the encryption keys fit the database, and gives the service its addresses and its pipeline.
    /// </summary>
    /// <exception cref="InvalidSettingException">A key is wrong or missing, or the database cannot be used.</exception>
    public static async Task RunStartupTasksAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        var hasKeys = app.Services.GetRequiredService<DatabaseOptions>().Kind == DatabaseKind.Postgres;
        if (hasKeys)
        {
            // A missing key fails the start before anything is changed. An embedded database creates its own, after its tables.
            app.Services.GetRequiredService<EncryptionKeys>();
        }

        var urls = app.Services.GetRequiredService<ListenOptions>().Urls;
        Array.ForEach([.. urls, .. MetricsPort.Urls(app.Configuration, urls)], app.Urls.Add);

        // In parallel, because both take long.
        var database = Task.Run(() => PrepareDatabaseAsync(app.Services, cancellationToken), cancellationToken);
        app.UseRequestPipeline();
        _ = WarmUp.ListAsync(app, hasKeys ? Task.CompletedTask : database);
        var report = await database;
        _ = WarmUp.AuthenticateAsync(app);

        LogStart(app.Logger, ServiceVersion.Text);
        LogSchema(app.Logger, report.Schema, report.Applied.Count);
        app.LogStartupNotices();
    }

    private static async Task<MigrationReport> PrepareDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<EncryptionKeyRegistry>().VerifyAsync(cancellationToken);
        return report;
    }

    [LoggerMessage(3008, LogLevel.Information, "RyzeChatwoot {Version} starts")]
    private static partial void LogStart(ILogger logger, string version);

    [LoggerMessage(3001, LogLevel.Information, "The database schema is at version {Schema}; {Applied} migrations were applied now")]
    private static partial void LogSchema(ILogger logger, int schema, int applied);
}
