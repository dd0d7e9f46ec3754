using System.Text.RegularExpressions;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>The rule for <c>chatwootBaseUrl</c> and the form in which it is stored (contract, section 7).</summary>
public static partial class ChatwootUrl
{
    /// <summary>The longest URL, in characters, white space around it included.</summary>
    public const int MaxLength = 2048;

    /// <summary>
    /// The form of a URL as a regular expression (ECMA-262), for the OpenAPI document as well: RFC 3986 without user info, query and
    /// fragment, and not a page of Chatwoot. A letter or digit of the path is not percent-encoded, so that a page cannot be spelt in
    /// another way.
    /// </summary>
    public const string Pattern = $@"^\s*[Hh][Tt][Tt][Pp][Ss]?://(?:{Name}|{Ipv6})(?::{Port})?(?!{Page})(?:/{PathCharacter}*)*\s*$";

    private const string Label = "[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?";

    private const string Name = $@"{Label}(?:\.{Label})*\.?";

    private const string Ipv6 = @"\[[0-9A-Fa-f]*:[0-9A-Fa-f:.]*\]";

    private const string Port = "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

    private const string Page = @"(?:/\.{0,2})*/(?:[Aa][Pp][Pp]|[Aa][Pp][Ii]|[Aa][Uu][Tt][Hh]|[Ss][Uu][Pp][Ee][Rr]_[Aa][Dd][Mm][Ii][Nn])(?:[/\s]|$)";

    private const string PathCharacter =
        "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%(?:[89A-Fa-f][0-9A-Fa-f]|2[0-9A-Ca-c]|3[A-Fa-f]|[46]0|5[BDEbde]|7[BCDbcd]))";

    private const string NoUrl = "must be an absolute http or https URL with a host";

    private static readonly string[] Pages = ["app", "api", "auth", "super_admin"];

    /// <summary>What is wrong with a URL, to follow the field's name; null where nothing is.</summary>
    public static string? FaultOf(string text)
    {
        if (text.Length > MaxLength)
        {
            return "must be at most 2048 characters";
        }

        return Form().IsMatch(text) ? null : Explain(text);
    }

    /// <summary>The form to store: white space and trailing slashes removed, scheme and host in lower case.</summary>
    /// <param name="text">A URL without a fault.</param>
    public static string Normalize(string text)
    {
        var parts = Parts().Match(text.Trim());
        return $"{parts.Groups["start"].Value.ToLowerInvariant()}{parts.Groups["path"].Value.TrimEnd('/')}";
    }

    private static string Explain(string text)
    {
        var parts = Parts().Match(text.Trim());
        var authority = parts.Groups["authority"].Value;
        if (authority.Length == 0)
        {
            return NoUrl;
        }

        if (authority.Contains('@'))
        {
            return "must not carry user info";
        }

        if (authority.EndsWith(':'))
        {
            return "must have a port after the colon";
        }

        if (IsPage(parts.Groups["path"].Value))
        {
            return "must be where Chatwoot begins, the root of its host: leave out /app and what follows";
        }

        if (parts.Groups["rest"].Length > 0)
        {
            return "must not carry a query or a fragment";
        }

        return text.Any(char.IsLetter) && !text.All(char.IsAscii)
            ? "must be ASCII: write an international host name in its xn-- form and percent-encode the path"
            : NoUrl;
    }

    private static bool IsPage(string path) => Uri.UnescapeDataString(path)
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .FirstOrDefault(segment => segment is not ("." or "..")) is { } first
        && Pages.Contains(first, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("^(?<start>https?://(?<authority>[^/?#]*))(?<path>[^?#]*)(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Parts();
}
