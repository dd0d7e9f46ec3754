using Microsoft.Extensions.Logging.Console;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>The framework's section <c>Logging</c>: what it would crash on, or silently ignore, is reported like any other setting.</summary>
internal static class LogSettings
{
    private const string LogLevels = "LogLevel";

    private static readonly string[] Formatters = [ConsoleFormatterNames.Json, ConsoleFormatterNames.Simple, ConsoleFormatterNames.Systemd];
    private static readonly string[] Switches = ["IncludeScopes", "UseUtcTimestamp", "SingleLine"];

    /// <summary>Checks the section, and separates the time from what stands behind it in formats for people.</summary>
    /// <exception cref="InvalidSettingException">A level, a formatter or one of its options is invalid.</exception>
    public static void AddLogSettings(this WebApplicationBuilder builder)
    {
        Verify(builder.Configuration);
        builder.Services.AddLogFormats();
    }

    /// <summary>Checks the section.</summary>
    /// <exception cref="InvalidSettingException">A level, a formatter or one of its options is invalid.</exception>
    public static void Verify(IConfiguration configuration)
    {
        var logging = configuration.GetSection("Logging");
        foreach (var levels in logging.GetChildren().Select(provider => provider.GetSection(LogLevels)).Prepend(logging.GetSection(LogLevels)))
        {
            Verify(levels.GetChildren(), text => Enum.TryParse<LogLevel>(text, ignoreCase: true, out _), $"must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
        }

        var console = logging.GetSection("Console");
        var options = console.GetSection("FormatterOptions");
        Verify([console.GetSection("FormatterName")], text => Formatters.Contains(text, StringComparer.OrdinalIgnoreCase), $"must be one of {string.Join(", ", Formatters)}");
        Verify(Switches.Select(options.GetSection), text => bool.TryParse(text, out _), "must be true or false");
        Verify([options.GetSection("TimestampFormat")], IsTimeFormat, "must be a format for date and time");
    }

    /// <summary>Separates the time from what stands behind it in formats for people.</summary>
    public static void AddLogFormats(this IServiceCollection services) =>
        services.PostConfigure<SimpleConsoleFormatterOptions>(Separate).PostConfigure<ConsoleFormatterOptions>(Separate);

    private static void Verify(IEnumerable<IConfigurationSection> settings, Predicate<string> isValid, string fault)
    {
        foreach (var setting in settings.Where(setting => setting.Value is { Length: > 0 } text && !isValid(text)))
        {
            throw new InvalidSettingException(setting.Path.Replace(":", "__", StringComparison.Ordinal), fault);
        }
    }

    private static bool IsTimeFormat(string format)
    {
        try
        {
            return DateTimeOffset.UnixEpoch.ToString(format, null).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // The JSON format has fields; the others write time and level beside each other.
    private static void Separate(ConsoleFormatterOptions options)
    {
        if (options.TimestampFormat is { Length: > 0 } format && !char.IsWhiteSpace(format[^1]))
        {
            options.TimestampFormat = format + ' ';
        }
    }
}
