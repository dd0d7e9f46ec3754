using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RyzeChatwoot.Infrastructure.Configuration;

/// <summary>Registers options that are read from our settings, by the framework's options pattern.</summary>
public static class SettingsExtensions
{
    /// <summary>
    /// Adds options that are read once and validated at the start; consumers take <typeparamref name="TOptions"/> itself, and tests change
    /// them with <c>PostConfigure</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="read">Reads the settings; throws <see cref="InvalidSettingException"/> where a value is invalid.</param>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, Action<TOptions, IServiceProvider> read)
        where TOptions : class
    {
        services.AddOptions<TOptions>().Configure(read).ValidateOnStart();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
    }
}
