namespace RyzeChatwoot.Domain.Integrations;

/// <summary>A Chatwoot API token. It reaches the bridge and the encrypted column, and nothing else.</summary>
public sealed class ApiToken
{
    private readonly Lazy<string> value;

    /// <summary>A token in clear text.</summary>
    public ApiToken(string value) => this.value = new Lazy<string>(value);

    /// <summary>A token that is decrypted only when <see cref="Reveal"/> is called.</summary>
    /// <param name="open">Decrypts; its exceptions are those of <see cref="Reveal"/>.</param>
    public ApiToken(Func<string> open) => value = new Lazy<string>(open);

    /// <summary>The clear text.</summary>
    public string Reveal() => value.Value;

    /// <summary>Never the token.</summary>
    public override string ToString() => "[redacted]";
}
