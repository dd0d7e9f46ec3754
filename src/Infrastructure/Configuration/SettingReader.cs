using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace RyzeChatwoot.Infrastructure.Configuration;

/// <summary>Reads single settings; an empty value counts as absent, as it does in compose files and unit files.</summary>
public static class SettingReader
{
    // No value begins with one of these: they are left over from a shell, an .env file or a word processor.
    private const string Quotes = "\"'`“”„‘’«»";

    /// <summary>The value without white space around it; null when absent.</summary>
    /// <exception cref="InvalidSettingException">It is in quotes.</exception>
    public static string? Text(this IConfiguration configuration, string name)
    {
        if (configuration[name]?.Trim() is not { Length: > 0 } value)
        {
            return null;
        }

        return IsQuoted(value)
            ? throw new InvalidSettingException(name, "must not be in quotes; remove the quotes that are part of the value")
            : value;
    }

    /// <summary>Whether a text begins with a quote: the quotes were meant for whatever sets the variable, and became part of the value.</summary>
    public static bool IsQuoted(string text) => text.Length > 0 && Quotes.Contains(text[0], StringComparison.Ordinal);

    /// <summary>A whole number in decimal digits; null when absent.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="name">The setting.</param>
    /// <param name="min">The smallest number that is valid.</param>
    /// <param name="max">The largest number that is valid.</param>
    /// <param name="fault">The error message where it is something else.</param>
    /// <exception cref="InvalidSettingException">It is something else.</exception>
    public static int? WholeNumber(this IConfiguration configuration, string name, int min, int max, string fault)
    {
        if (configuration.Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new InvalidSettingException(name, fault);
    }

    /// <summary>An absolute http or https URL without user info, query or fragment; null when absent.</summary>
    /// <exception cref="InvalidSettingException">It is something else.</exception>
    public static Uri? HttpUrl(this IConfiguration configuration, string name)
    {
        if (configuration.Text(name) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { UserInfo: "", Query: "", Fragment: "" }
                ? url
                : throw new InvalidSettingException(name, "must be an absolute http or https URL without user info, query or fragment");
    }
}
