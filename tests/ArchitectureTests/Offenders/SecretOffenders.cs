namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>Secrets that print themselves, and some that do not.</summary>
internal static class SecretOffenders
{
    internal sealed class SilentToken
    {
        public override string ToString() => "[redacted]";
    }

    internal sealed class DoorToken;

    internal sealed class DoorSecret(string value)
    {
        public override string ToString() => value;
    }

    internal readonly record struct DoorPassword(string Value);

    internal sealed record Positional(string Door, string Token);

    internal sealed record Declared
    {
        public string? DoorPassword { get; init; }
    }

    internal readonly record struct Small(string ClientSecret);

    internal record Inherited(string? AccessToken)
    {
        public sealed override string ToString() => "without the token";
    }

    internal sealed record Heir(string? AccessToken) : Inherited(AccessToken);

    internal sealed record Silent(string Token)
    {
        public override string ToString() => "without the token";
    }

    internal sealed record Wrapped(SilentToken Token, int Passwords);
}
