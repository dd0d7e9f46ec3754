using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>The API's description of itself.</summary>
public sealed class OpenApiDocumentTests : ContractTest
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Test]
    public async Task The_document()
    {
        var response = await Client.SendAsync(HttpMethod.Get, "/openapi/v1.json");

        Expect(200, response);
        Verify(Encoding.UTF8.GetBytes($"{JsonNode.Parse(response.Body)!.ToJsonString(Pretty)}\n"));
    }
}
