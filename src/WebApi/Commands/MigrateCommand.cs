using System.CommandLine;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>migrate</c></summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Applies pending migrations and prints which.");
        migrate.SetAction(async (_, cancellationToken) =>
        {
            await using var app = CommandScope.Build();
            var report = await app.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
            CommandJson.Print(new MigrateOutput(report.Applied, report.Schema), CommandJson.Default.MigrateOutput);
        });
        return migrate;
    }
}
