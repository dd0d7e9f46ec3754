using System.Text.Json;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>The fields of the description against those of real responses.</summary>
public sealed class OpenApiFieldTests : ServiceTests
{
    [Test]
    public async Task Schemas_have_the_fields_of_real_responses_in_their_order()
    {
        Bridge.OnActivate(BridgeReplies.Activated());
        Bridge.OnRead(BridgeReplies.Live("active"));
        Bridge.OnTerminate(BridgeReplies.Terminated);
        var document = await Client.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        using var json = JsonDocument.Parse(document.Body);
        var schemas = json.RootElement.GetProperty("components").GetProperty("schemas");

        var activated = FieldsOf(await Client.SetAsync());
        var listed = FieldsOf(await Client.ListAsync());
        var deactivated = FieldsOf(await Client.DeleteAsync());

        Assert.That(FieldsOf(schemas, "ActivatedResponse"), Is.EqualTo(activated));
        Assert.That(FieldsOf(schemas, "StatusResponse"), Is.EqualTo(listed));
        Assert.That(FieldsOf(schemas, "DeactivatedResponse"), Is.EqualTo(deactivated));
    }

    private static string[] FieldsOf(JsonElement schemas, string name) => FieldsOf(schemas.GetProperty(name).GetProperty("properties"));

    private static string[] FieldsOf(Response response)
    {
        using var json = JsonDocument.Parse(response.Body);
        return FieldsOf(json.RootElement);
    }

    private static string[] FieldsOf(JsonElement element) => [.. element.EnumerateObject().Select(field => field.Name)];
}
