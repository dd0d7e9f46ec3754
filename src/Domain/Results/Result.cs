using System.Diagnostics.CodeAnalysis;

namespace RyzeChatwoot.Domain.Results;

/// <summary>The result of a use case: its value, or the <see cref="Failure"/> that explains why there is none.</summary>
/// <typeparam name="T">The value on success.</typeparam>
public sealed class Result<T>
    where T : class
{
    private readonly T? value;
    private readonly Failure? failure;

    private Result(T? value, Failure? failure) => (this.value, this.failure) = (value, failure);

    /// <summary>Splits the result: exactly one of the two is set.</summary>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Failure? failure)
    {
        (value, failure) = (this.value, this.failure);
        return value is not null;
    }

#pragma warning disable CA2225 // The conversions are the constructors; a named twin would be a second way to say the same.
    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Failure failure) => new(null, failure);
#pragma warning restore CA2225
}
