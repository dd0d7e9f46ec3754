using System.Diagnostics.CodeAnalysis;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>
/// A field of a body as it arrived: missing, of another type than documented, or a value. Keeping the first two apart from values lets
/// one answer name every fault of a body at once.
/// </summary>
/// <typeparam name="T">The documented type.</typeparam>
public readonly record struct Field<T>
{
    private readonly T? value;

    private Field(T? value, bool hasValue, bool isMistyped) => (this.value, HasValue, IsMistyped) = (value, hasValue, isMistyped);

    /// <summary>A field of another type than documented.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Reads as Field<bool>.Mistyped where the type cannot be inferred.")]
    public static Field<T> Mistyped => new(default, hasValue: false, isMistyped: true);

    /// <summary>Whether the field arrived with a value of its type.</summary>
    public bool HasValue { get; }

    /// <summary>Whether the field arrived with a value of another type.</summary>
    public bool IsMistyped { get; }

    /// <summary>The value; only where <see cref="HasValue"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => HasValue ? value! : throw new InvalidOperationException("The field has no value.");

    /// <summary>For logs: what a value of that type shows of itself, or why there is none.</summary>
    public override string ToString() => HasValue ? $"{value}" : IsMistyped ? "mistyped" : "missing";

    /// <summary>A field with a value.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the constructor.")]
    public static implicit operator Field<T>(T value) => new(value, hasValue: true, isMistyped: false);
}
