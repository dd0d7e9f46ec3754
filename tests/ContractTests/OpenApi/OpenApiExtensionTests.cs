using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RyzeChatwoot.ContractTests.Harness;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>The description with a controller whose author declared nothing for it.</summary>
public sealed class OpenApiExtensionTests
{
    [Test]
    public async Task An_action_without_declarations_is_described_by_what_every_action_shares()
    {
        await using var bridge = await BridgeStub.StartAsync();
        await using var service = await RunningService.StartAsync(
            bridge.BaseUrl, [], configure: services => services.AddControllers().AddApplicationPart(typeof(UndeclaredController).Assembly));
        using var client = new ApiClient(service.BaseUrl);

        var response = await client.SendAsync(HttpMethod.Get, "/openapi/v1.json");

        Assert.That(response.Status, Is.EqualTo(200));
        var operation = JsonNode.Parse(response.Body)!["paths"]!["/api/undeclared/{name}"]!["post"]!;
        Assert.That((string?)operation["operationId"], Is.EqualTo("undeclaredTry"));
        Assert.That(operation["security"]!.AsArray(), Is.Not.Empty);
        Assert.That(operation["responses"]!.AsObject().Select(response => response.Key), Is.EqualTo(["401", "413", "429", "500", "default"]));
        Assert.That(operation["responses"]!["default"]!["headers"]!["X-RateLimit-Limit"], Is.Not.Null);
    }
}

/// <summary>As little as a controller can be.</summary>
[ApiController]
[Route("api/undeclared")]
public sealed class UndeclaredController : ControllerBase
{
    [HttpPost("{name}")]
    [ProducesDefaultResponseType]
    public IActionResult Try(string name, [FromBody] IDictionary<string, string> body) => Ok(name + body.Count);
}
