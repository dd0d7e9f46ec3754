using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>A response, read to its end.</summary>
public sealed record Response(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    private static readonly JsonSerializerOptions Literal = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<Response> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);

    /// <returns>The header's value; null where it is absent.</returns>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <exception cref="JsonException">The body is not JSON.</exception>
    public JsonElement ReadJson()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }

    /// <summary>Requires this status, and the error envelope with this text and nothing else (contract, section 1).</summary>
    public void AssertError(int status, string message) => Assert.That(
        ToString(),
        Is.EqualTo($$$"""{{{status}}} application/json; charset=utf-8 {"success":false,"error":{"message":{{{JsonSerializer.Serialize(message, Literal)}}}}}"""));

    public override string ToString() => $"{Status} {ContentHeaders.ContentType} {Body}";
}
