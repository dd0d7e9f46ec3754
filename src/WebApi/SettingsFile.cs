using System.Text.Json;
using System.Text.RegularExpressions;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>Reports a broken <c>appsettings.json</c> like any other invalid setting.</summary>
internal static partial class SettingsFile
{
    private const string Production = "Production";

    /// <summary>Creates the builder, which reads the settings.</summary>
    /// <exception cref="InvalidSettingException">A file of settings cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(WebApplicationOptions options) => Read(() => WebApplication.CreateBuilder(options));

    /// <summary>Reads the settings from where the builder reads them, for a command that needs no other part of the service.</summary>
    /// <exception cref="InvalidSettingException">A file of settings cannot be read.</exception>
    public static IConfiguration ReadSettings()
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Production;
        return Read(() => new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .Build());
    }

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            // The parser's own text may repeat a value.
            var file = QuotedPath().Match(exception.Message) is { Success: true } match ? match.Groups[1].Value : "appsettings.json";
            throw new InvalidSettingException(file, FaultOf(exception));
        }
    }

    private static string FaultOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case JsonException { LineNumber: { } line }:
                    return $"is not valid JSON, line {line + 1}";
                case IOException or UnauthorizedAccessException:
                    return "cannot be read";
            }
        }

        return "must be one JSON object, in which no setting stands twice";
    }

    [GeneratedRegex("'(.+)'", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedPath();
}
