using System.Text;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>An HTTP response as a text that can be approved.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body, byte for byte.</param>
/// <param name="Document">
/// Status line, headers sorted by name, an empty line, the body byte for byte, and a line feed that ends the document.
/// </param>
internal sealed record Response(int Status, byte[] Body, byte[] Document)
{
    /// <summary>Headers that tell when and in what pieces a response was sent, but not what it says. Every other one is shown.</summary>
    private static readonly string[] Framing = ["Date", "Transfer-Encoding", "Content-Length"];

    public static async Task<Response> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var status = (int)response.StatusCode;
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !Framing.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}\n"))
            .Order(StringComparer.OrdinalIgnoreCase);
        var head = $"HTTP/{response.Version} {status} {response.ReasonPhrase}\n{string.Concat(headers)}\n";
        return new Response(status, body, [.. Encoding.UTF8.GetBytes(head), .. body, (byte)'\n']);
    }
}
