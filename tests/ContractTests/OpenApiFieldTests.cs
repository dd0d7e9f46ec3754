using System.Text.Json;
using NUnit.Framework;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ContractTests;

/// <summary>The fields of the description against those of real responses.</summary>
public sealed class OpenApiFieldTests
{
    private BridgeStub bridge = null!;
    private RunningService service = null!;
    private Caller caller = null!;

    [SetUp]
    public async Task StartAsync()
    {
        bridge = await BridgeStub.StartAsync();
        service = await RunningService.StartAsync(bridge.BaseUrl, []);
        caller = new Caller(service.BaseUrl);
        bridge.OnActivate(Replies.Activated());
        bridge.OnRead(Replies.Live("active"));
        bridge.OnTerminate(Replies.Terminated);
    }

    [TearDown]
    public async Task StopAsync()
    {
        caller.Dispose();
        await service.DisposeAsync();
        await bridge.DisposeAsync();
    }

    [Test]
    public async Task Schemas_have_the_fields_of_real_responses_in_their_order()
    {
        var document = await caller.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        using var json = JsonDocument.Parse(document.Body);
        var schemas = json.RootElement.GetProperty("components").GetProperty("schemas");

        var activated = FieldsOf(await caller.SetAsync());
        var listed = FieldsOf(await caller.ListAsync());
        var deactivated = FieldsOf(await caller.DeleteAsync());

        Assert.That(FieldsOf(schemas, "ActivatedResponse"), Is.EqualTo(activated));
        Assert.That(FieldsOf(schemas, "StatusResponse"), Is.EqualTo(listed));
        Assert.That(FieldsOf(schemas, "DeactivatedResponse"), Is.EqualTo(deactivated));
    }

    private static string[] FieldsOf(JsonElement schemas, string name) => FieldsOf(schemas.GetProperty(name).GetProperty("properties"));

    private static string[] FieldsOf(Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return FieldsOf(json.RootElement);
    }

    private static string[] FieldsOf(JsonElement element) => [.. element.EnumerateObject().Select(field => field.Name)];
}
