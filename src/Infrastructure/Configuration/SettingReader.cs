using Microsoft.Extensions.Configuration;

namespace RyzeChatwoot.Infrastructure.Configuration;

/// <summary>Reads single settings; an empty one counts as absent, as it does in compose files and unit files.</summary>
public static class SettingReader
{
    /// <summary>The value without white space around it; null when absent.</summary>
    public static string? Text(this IConfiguration configuration, string name) =>
        configuration[name]?.Trim() is { Length: > 0 } value ? value : null;

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
