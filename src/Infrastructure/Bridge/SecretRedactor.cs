using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>The secrets that this process holds for as long as it runs, to be masked wherever the bridge repeats one.</summary>
internal sealed class SecretRedactor(IEnumerable<string?> values)
{
    private readonly string[] values = [.. values.OfType<string>()];

    /// <summary>Cleans text from the bridge, with one more secret to mask.</summary>
    public string Sanitize(string? text, string apiToken) =>
        string.IsNullOrEmpty(text) ? "" : TextSanitizer.Sanitize(text, [apiToken, .. values]);
}
