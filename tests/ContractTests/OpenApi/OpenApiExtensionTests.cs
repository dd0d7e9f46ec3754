using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>The description with a controller whose author declared nothing for it.</summary>
public sealed class OpenApiExtensionTests : ServiceTests
{
    protected override void Configure(IServiceCollection services) =>
        services.AddControllers().AddApplicationPart(typeof(UndeclaredController).Assembly);

    [Test]
    public async Task An_action_without_declarations_is_described_by_what_every_action_shares()
    {
        var response = await Client.SendAsync(HttpMethod.Get, "/openapi/v1.json");

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
