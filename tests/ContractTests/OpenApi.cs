using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>The API's description of itself.</summary>
public sealed class OpenApi : ContractTest
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
        var answer = await Caller.SendAsync(HttpMethod.Get, "/openapi/v1.json");

        Expect(200, answer);
        Verify(Encoding.UTF8.GetBytes($"{JsonNode.Parse(answer.Body)!.ToJsonString(Pretty)}\n"));
    }
}
