using System.Security.Cryptography;
using System.Text;

namespace RyzeChatwoot.Domain.Accounts;

/// <summary>A TokenAccount or TokenInstance in clear text (contract, section 2).</summary>
public sealed class AccessToken
{
    /// <summary>The shortest token that may be chosen by hand, in characters.</summary>
    public const int MinLength = 16;

    /// <summary>The longest token, in characters.</summary>
    public const int MaxLength = 4096;

    private const int GeneratedBytes = 32;

    private readonly string value;

    private AccessToken(string value) => this.value = value;

    /// <summary>Makes a token with 256 bits from the system's random source, in 43 URL-safe characters.</summary>
    public static AccessToken Generate() =>
        new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(GeneratedBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_'));

    /// <summary>Accepts a token chosen by hand: printable ASCII without spaces around it, 16 to 4,096 characters.</summary>
    /// <returns>Null where the text has another form.</returns>
    public static AccessToken? TryChoose(string text) =>
        text.Length is >= MinLength and <= MaxLength && text.All(c => c is >= ' ' and <= '~') && text.Trim().Length == text.Length
            ? new AccessToken(text)
            : null;

    /// <summary>The token chosen by hand, or a generated one where the text is null.</summary>
    /// <returns>Null when the chosen text has another form.</returns>
    public static AccessToken? ChooseOrGenerate(string? text) => text is null ? Generate() : TryChoose(text);

    /// <summary>The SHA-256 of a token as it arrived in a request: the only form that is stored and looked up.</summary>
    public static byte[] Hash(string presented) => SHA256.HashData(Encoding.UTF8.GetBytes(presented));

    /// <summary>The SHA-256 of this token.</summary>
    public byte[] Hash() => Hash(value);

    /// <summary>The clear text, for the one time it is shown.</summary>
    public string Reveal() => value;

    /// <summary>Never the token.</summary>
    public override string ToString() => "[redacted]";
}
