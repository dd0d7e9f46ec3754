using System.Text.RegularExpressions;

namespace RyzeChatwoot.Domain.Integrations;

/// <summary>The rule of a text field: its length after trimming, and the characters that it must not contain.</summary>
public sealed class TextRule
{
    private readonly int maxLength;
    private readonly string lengthFault;
    private readonly (Regex Characters, string Fault)[] forbidden;

    /// <param name="maxLength">In Unicode characters, after trimming.</param>
    /// <param name="lengthFault">What is wrong with a text that is empty or too long, to follow the field's name.</param>
    /// <param name="forbidden">Characters, as the inside of a regular expression's class, and what is wrong with a text that contains one.</param>
    internal TextRule(int maxLength, string lengthFault, params (string Characters, string Fault)[] forbidden)
    {
        this.maxLength = maxLength;
        this.lengthFault = lengthFault;
        this.forbidden = Array.ConvertAll(forbidden, one => (new Regex($"[{one.Characters}]", RegexOptions.CultureInvariant), one.Fault));
    }

    /// <summary>What is wrong with a text, to follow the field's name; null where nothing is. Never repeats the text.</summary>
    public string? FaultOf(string text)
    {
        var trimmed = text.Trim();
        var length = trimmed.EnumerateRunes().Count();
        return length is 0 || length > maxLength
            ? lengthFault
            : forbidden.FirstOrDefault(one => one.Characters.IsMatch(trimmed)).Fault;
    }
}
