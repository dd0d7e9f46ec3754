using System.Text.Json;
using NUnit.Framework;
using RyzeChatwoot.ContractTests.Harness;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>The fields of the description against those of real responses.</summary>
public sealed class OpenApiFieldTests
{
    private BridgeStub bridge = null!;
    private RunningService service = null!;
    private ApiClient client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        bridge = await BridgeStub.StartAsync();
        service = await RunningService.StartAsync(bridge.BaseUrl, []);
        client = new ApiClient(service.BaseUrl);
        bridge.OnActivate(BridgeReplies.Activated());
        bridge.OnRead(BridgeReplies.Live("active"));
        bridge.OnTerminate(BridgeReplies.Terminated);
    }

    [TearDown]
    public async Task StopAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
        await bridge.DisposeAsync();
    }

    [Test]
    public async Task Schemas_have_the_fields_of_real_responses_in_their_order()
    {
        var document = await client.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        using var json = JsonDocument.Parse(document.Body);
        var schemas = json.RootElement.GetProperty("components").GetProperty("schemas");

        var activated = FieldsOf(await client.SetAsync());
        var listed = FieldsOf(await client.ListAsync());
        var deactivated = FieldsOf(await client.DeleteAsync());

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
