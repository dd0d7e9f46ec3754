using System.Diagnostics.CodeAnalysis;

namespace RyzeChatwoot.Client;

/// <summary>Either the response of a call, or its documented failure.</summary>
/// <typeparam name="T">The response.</typeparam>
public sealed class ChatwootResult<T>
    where T : class
{
    private ChatwootResult(T? value, ChatwootFailure? failure, RateLimit? rateLimit) => (Value, Failure, RateLimit) = (value, failure, rateLimit);

    /// <summary>Whether the call succeeded.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Value is not null;

    /// <summary>The response; null on failure.</summary>
    public T? Value { get; }

    /// <summary>The failure; null on success.</summary>
    public ChatwootFailure? Failure { get; }

    /// <summary>The state of the token's rate limit; null where the API has no limit.</summary>
    public RateLimit? RateLimit { get; }

    internal static ChatwootResult<T> Success(T value, RateLimit? rateLimit) => new(value, null, rateLimit);

    internal static ChatwootResult<T> Failed(ChatwootFailure failure, RateLimit? rateLimit) => new(null, failure, rateLimit);
}
