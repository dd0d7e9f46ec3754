using System.Buffers;

namespace RyzeChatwoot.Domain.Instances;

/// <summary>The rule for names of instances, and of accounts: <c>[A-Za-z0-9_-]{1,100}</c>, case-sensitive (contract, section 2).</summary>
public static class InstanceName
{
    private const int MaxLength = 100;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Whether an instance can have this name.</summary>
    public static bool IsValid(string? name) =>
        name is { Length: >= 1 and <= MaxLength } && !name.AsSpan().ContainsAnyExcept(Allowed);
}
