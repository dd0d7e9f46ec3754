using System.Text.Json;
using NUnit.Framework;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ContractTests;

/// <summary>The examples of the description against what the service really answers.</summary>
public sealed class OpenApiExampleTests
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
    public async Task Examples_have_the_fields_of_real_answers_in_their_order()
    {
        var document = await caller.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        using var json = JsonDocument.Parse(document.Body);
        var paths = json.RootElement.GetProperty("paths");

        var activated = FieldsOf(await caller.SetAsync());
        var listed = FieldsOf(await caller.ListAsync());
        var deactivated = FieldsOf(await caller.DeleteAsync());

        Assert.That(ExampleOf(paths, "set", "post", "201"), Is.EqualTo(activated));
        Assert.That(ExampleOf(paths, "list", "get", "200"), Is.EqualTo(listed));
        Assert.That(ExampleOf(paths, "delete", "delete", "200"), Is.EqualTo(deactivated));
    }

    private static string[] ExampleOf(JsonElement paths, string route, string method, string status) => FieldsOf(paths
        .GetProperty($"/api/chatwoot/{route}/{{instance}}")
        .GetProperty(method)
        .GetProperty("responses")
        .GetProperty(status)
        .GetProperty("content")
        .GetProperty("application/json")
        .GetProperty("example"));

    private static string[] FieldsOf(Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return FieldsOf(json.RootElement);
    }

    private static string[] FieldsOf(JsonElement element) => [.. element.EnumerateObject().Select(field => field.Name)];
}
