using System.Diagnostics.CodeAnalysis;

namespace RyzeChatwoot.Client;

/// <summary>Either the answer that was asked for, or the documented failure.</summary>
/// <typeparam name="T">The answer.</typeparam>
public sealed class ChatwootResult<T>
    where T : class
{
    private ChatwootResult(T? value, ChatwootFailure? failure, RateLimit? rateLimit) => (Value, Failure, RateLimit) = (value, failure, rateLimit);

    /// <summary>Whether there is an answer.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Value is not null;

    /// <summary>The answer; null on failure.</summary>
    public T? Value { get; }

    /// <summary>The failure; null on success.</summary>
    public ChatwootFailure? Failure { get; }

    /// <summary>How the token's limit stands; null where the API has none.</summary>
    public RateLimit? RateLimit { get; }

    internal static ChatwootResult<T> Success(T value, RateLimit? rateLimit) => new(value, null, rateLimit);

    internal static ChatwootResult<T> Failed(ChatwootFailure failure, RateLimit? rateLimit) => new(null, failure, rateLimit);
}
