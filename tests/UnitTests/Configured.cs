using Microsoft.Extensions.Configuration;

namespace RyzeChatwoot.UnitTests;

/// <summary>Settings as the environment would give them.</summary>
internal static class Configured
{
    public static IConfiguration With(params (string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        .Build();
}
