using System.Text.RegularExpressions;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>The keys of <c>ENCRYPTION_KEY</c>: the first encrypts, all decrypt (contract, section 10).</summary>
internal sealed partial class EncryptionKeys
{
    public const string Setting = "ENCRYPTION_KEY";

    private const int KeyBytes = 32;

    private readonly Dictionary<string, byte[]> keys;

    private EncryptionKeys(string currentId, Dictionary<string, byte[]> keys)
    {
        CurrentId = currentId;
        this.keys = keys;
    }

    /// <summary>The key that encrypts.</summary>
    public string CurrentId { get; }

    /// <summary>The base64 of every key, to be masked wherever it turns up.</summary>
    public IEnumerable<string> Secrets => keys.Values.Select(Convert.ToBase64String);

    public byte[]? Find(string id) => keys.GetValueOrDefault(id);

    /// <summary>Reads one or more <c>&lt;key id&gt;:&lt;base64 of 32 bytes&gt;</c>, separated by commas.</summary>
    /// <param name="text">The keys.</param>
    /// <param name="source">What to name in a complaint: the setting, or the key file.</param>
    /// <exception cref="InvalidSettingException">It has another form.</exception>
    public static EncryptionKeys Parse(string text, string source)
    {
        var keys = new Dictionary<string, byte[]>();
        string? first = null;
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Entry().Match(entry);
            var key = new byte[KeyBytes + 1];
            if (!match.Success || !Convert.TryFromBase64String(match.Groups["key"].Value, key, out var length) || length != KeyBytes)
            {
                throw new InvalidSettingException(source, "must be <key id>:<base64 of 32 bytes>, several separated by commas");
            }

            if (!keys.TryAdd(match.Groups["id"].Value, key[..KeyBytes]))
            {
                throw new InvalidSettingException(source, $"names the key id {match.Groups["id"].Value} twice");
            }

            first ??= match.Groups["id"].Value;
        }

        return first is null
            ? throw new InvalidSettingException(source, "must be <key id>:<base64 of 32 bytes>, several separated by commas")
            : new EncryptionKeys(first, keys);
    }

    [GeneratedRegex("^(?<id>[A-Za-z0-9._-]{1,64}):(?<key>[A-Za-z0-9+/=]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
