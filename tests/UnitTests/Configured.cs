using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.UnitTests;

/// <summary>Settings as the environment would give them.</summary>
internal static class Configured
{
    public static IConfiguration With(params (string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        .Build();

    /// <summary>Services that read these settings.</summary>
    public static IServiceCollection ServicesWith(params (string Name, string? Value)[] settings) => new ServiceCollection().AddSingleton(With(settings));

    public static DatabaseOptions Database(string? url)
    {
        var options = new DatabaseOptions();
        options.Read(With(("DATABASE_URL", url)));
        return options;
    }
}
