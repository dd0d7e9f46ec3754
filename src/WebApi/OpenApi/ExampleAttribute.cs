namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Documents a property of a response record: an example of its value, and a format that its type does not express.</summary>
/// <param name="value">The example: a string, a number or a boolean.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExampleAttribute(object value) : Attribute
{
    public object Value => value;

    /// <summary>A format of JSON Schema, such as <c>date-time</c>; null for none.</summary>
    public string? Format { get; init; }
}
