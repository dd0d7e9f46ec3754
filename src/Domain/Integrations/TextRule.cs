using System.Text.RegularExpressions;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>The rule of a text field: its length after trimming, and the characters that it must not contain.</summary>
public sealed class TextRule
{
    private readonly int maxLength;
    private readonly Regex forbidden;
    private readonly string lengthFault;
    private readonly string characterFault;

    /// <param name="maxLength">In Unicode characters, after trimming; at least 2.</param>
    /// <param name="forbidden">The characters, as the inside of a regular expression's class.</param>
    /// <param name="lengthFault">What is wrong with a text that is empty or too long, to follow the field's name.</param>
    /// <param name="characterFault">What is wrong with a text that contains a forbidden character.</param>
    internal TextRule(int maxLength, string forbidden, string lengthFault, string characterFault)
    {
        this.maxLength = maxLength;
        this.forbidden = new Regex($"[{forbidden}]", RegexOptions.CultureInvariant);
        this.lengthFault = lengthFault;
        this.characterFault = characterFault;
        Pattern = $@"^\s*[^\s{forbidden}](?:[^{forbidden}]{{0,{maxLength - 2}}}[^\s{forbidden}])?\s*$";
    }

    /// <summary>The same rule as a regular expression (ECMA-262, Unicode mode), for the OpenAPI document.</summary>
    public string Pattern { get; }

    /// <summary>What is wrong with a text, to follow the field's name; null where nothing is. Never repeats the text.</summary>
    public string? FaultOf(string text)
    {
        var trimmed = text.Trim();
        var length = trimmed.EnumerateRunes().Count();
        return length is 0 || length > maxLength ? lengthFault
            : forbidden.IsMatch(trimmed) ? characterFault
            : null;
    }
}
