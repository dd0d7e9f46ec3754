namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Documents an example of a whole body, for a response whose fields' own examples would mislead.</summary>
/// <param name="statusCode">The status of the response.</param>
/// <param name="name">The name of the example.</param>
/// <param name="json">The body.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ResponseExampleAttribute(int statusCode, string name, string json) : Attribute
{
    public int StatusCode => statusCode;

    public string Name => name;

    public string Json => json;
}
