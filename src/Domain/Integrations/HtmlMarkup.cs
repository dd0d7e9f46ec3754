using System.Text;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>
/// Removes HTML from a text: tags with their attributes, comments, the contents of <c>script</c> and <c>style</c> (contract, section 7).
/// A tag is one of an HTML element, or of anything that has an attribute, because browsers run the handlers of elements that they do not
/// know. Everything else between angle brackets is text: <c>List&lt;Inbox&gt;</c>, <c>&lt;support@example.com&gt;</c>.
/// </summary>
internal static partial class HtmlMarkup
{
    // The elements of the HTML standard, including obsolete ones that browsers still know, and the roots of SVG and MathML.
    private const string Elements =
        "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|bgsound|big|blink|blockquote|body|br|button|canvas|caption"
        + "|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer"
        + "|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|image|img|input|ins|isindex|kbd|keygen|label|legend|li|link|listing"
        + "|main|map|mark|marquee|math|menu|menuitem|meta|meter|nav|nobr|noembed|noframes|noscript|object|ol|optgroup|option|output|p|param"
        + "|picture|plaintext|pre|progress|q|rb|rp|rt|rtc|ruby|s|samp|script|search|section|select|slot|small|source|span|strike|strong|style|sub"
        + "|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|xmp";

    private const string Attributes = """(?:[\s/](?:"[^"]*"|'[^']*'|[^>])*)?""";
    private const string WithAttribute = @"[a-z][^\s/<>]*[\s/]+[^\s/<>=""']+\s*=";

    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant;

    // Linear in the length of the text, whatever the text is: no backtracking, and a tag ends at the next '>' at the latest.
    private static readonly Regex Markup = new(
        @"<!--(?:-?>|.*?(?:--!?>|\z))"
        + $@"|<script{Attributes}>.*?(?:</script{Attributes}>|\z)"
        + $@"|<style{Attributes}>.*?(?:</style{Attributes}>|\z)"
        + $@"|</?(?:{Elements}){Attributes}>"
        + $@"|</?{WithAttribute}(?:""[^""]*""|'[^']*'|[^>])*>"
        + @"|<[!?][a-z\[][^>]*>",
        Options);

    private static readonly Regex Unfinished = new($@"<(?:/?(?:{Elements})(?:[\s/]|\z)|/?{WithAttribute}|[!?][a-z\[])", Options);

    /// <summary>Leaves a space where markup was. A tag that never ends only loses its bracket, because what follows may be meant for people.</summary>
    public static string Remove(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return text;
        }

        // Where no '>' follows, only a comment ends; nothing else is looked for there, or each '<' would be followed to the end of the text.
        var lastEnd = text.LastIndexOf('>') + 1;
        var kept = new StringBuilder(text.Length);
        var position = 0;
        while (position < lastEnd && Markup.Match(text, position) is { Success: true } match)
        {
            kept.Append(WithoutOpenTags(text[position..match.Index])).Append(' ');
            position = match.Index + match.Length;
        }

        var rest = text[position..];
        if (rest.IndexOf("<!--", StringComparison.Ordinal) is var comment and >= 0)
        {
            return kept.Append(WithoutOpenTags(rest[..comment])).ToString();
        }

        return kept.Append(Unfinished.IsMatch(rest[(rest.LastIndexOf('>') + 1)..]) ? WithoutOpenTags(rest) : rest).ToString();
    }

    // What stands before a removed tag must not become one with what stands behind it.
    private static string WithoutOpenTags(string text)
    {
        var open = text.LastIndexOf('>') + 1;
        return text[..open] + OpenTag().Replace(text[open..], " ");
    }

    [GeneratedRegex("<(?=[a-z/!?])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpenTag();
}
