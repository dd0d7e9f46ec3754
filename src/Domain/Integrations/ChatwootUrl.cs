using System.Text;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>The rule for <c>chatwootBaseUrl</c> and the form in which it is stored (contract, section 7).</summary>
public static class ChatwootUrl
{
    private const int MaxLength = 2048;

    /// <summary>Normalises a base URL: host in lower case, no trailing slashes; the rest stays as it was written.</summary>
    /// <param name="text">The URL as it arrived.</param>
    /// <param name="fault">What is wrong with it, to follow the field's name; null on success.</param>
    /// <returns>The URL to store; null when it breaks a rule.</returns>
    public static string? Normalize(string text, out string? fault)
    {
        fault = FaultOf(text, out var uri);
        if (fault is not null || uri is null)
        {
            return null;
        }

        var afterScheme = text.AsSpan(uri.Scheme.Length + Uri.SchemeDelimiter.Length);
        var authorityLength = afterScheme.IndexOf('/') is var slash and >= 0 ? slash : afterScheme.Length;
        var authority = afterScheme[..authorityLength].ToString().ToLowerInvariant();
        var path = afterScheme[authorityLength..].TrimEnd('/');
        return $"{uri.Scheme}{Uri.SchemeDelimiter}{authority}{path}";
    }

    private static string? FaultOf(string text, out Uri? uri)
    {
        uri = null;
        if (text.Length > MaxLength)
        {
            return "must be at most 2048 characters";
        }

        // Uri forgives white space, backslashes and control characters; a stored URL should be what everybody else reads, too.
        if (text.EnumerateRunes().Any(rune => Rune.IsWhiteSpace(rune) || !TextSanitizer.IsPrintable(rune) || rune.Value == '\\')
            || !Uri.TryCreate(text, UriKind.Absolute, out uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri is { Host: "" } or { Port: 0 }
            || !text.AsSpan(uri.Scheme.Length).StartsWith(Uri.SchemeDelimiter))
        {
            return "must be an absolute http or https URL with a host";
        }

        var authority = text.AsSpan(uri.Scheme.Length + Uri.SchemeDelimiter.Length);
        authority = authority.IndexOfAny('/', '?', '#') is var end and >= 0 ? authority[..end] : authority;
        if (authority.Contains('@'))
        {
            return "must not carry user info";
        }

        if (authority.EndsWith(':'))
        {
            return "must have a port after the colon";
        }

        return text.AsSpan().ContainsAny('?', '#') ? "must not carry a query or a fragment" : null;
    }
}
