using System.Text.Json;
using System.Text.RegularExpressions;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi;

/// <summary>Reports a broken <c>appsettings.json</c> like any other invalid setting.</summary>
internal static partial class SettingsFile
{
    /// <summary>Creates the builder, which reads the settings.</summary>
    /// <exception cref="InvalidSettingException">A file of settings cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(WebApplicationOptions options)
    {
        try
        {
            return WebApplication.CreateBuilder(options);
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
