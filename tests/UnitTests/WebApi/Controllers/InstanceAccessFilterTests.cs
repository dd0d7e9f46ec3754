using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Controllers;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.WebApi.Controllers;

public sealed class InstanceAccessFilterTests
{
    // MVC runs the action where the filter gives no response.
    private const string GoesOn = "no response";

    private readonly Mock<IBridgeGateway> bridge = new(MockBehavior.Strict);
    private readonly DefaultHttpContext http = new() { Response = { Body = new MemoryStream() } };
    private readonly ActionDescriptor action = new() { EndpointMetadata = [] };
    private readonly RouteData route = new() { Values = { ["instance"] = "suporte" } };

    [SetUp]
    public void ModuleOn() => bridge.Setup(gateway => gateway.IsConfigured).Returns(true);

    [Test]
    public async Task Gives_the_action_the_instance_that_was_read_with_the_token()
    {
        var instance = AnInstance();

        var response = await SendAsync(instance);

        Assert.That(response, Is.EqualTo(GoesOn));
        Assert.That(http.GetInstance(), Is.SameAs(instance));
    }

    [Test]
    public async Task Stops_before_the_action_where_there_is_no_access()
    {
        var response = await SendAsync(found: null);

        Assert.That(response, Is.EqualTo("""404 {"success":false,"error":{"message":"instance not found"}}"""));
        Assert.That(() => http.GetInstance(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Does_not_find_an_instance_where_the_route_names_none()
    {
        route.Values.Clear();

        var response = await SendAsync(found: null);

        Assert.That(response, Is.EqualTo("""404 {"success":false,"error":{"message":"instance not found"}}"""));
    }

    [Test]
    public async Task Responds_that_the_module_is_off_before_it_checks_access()
    {
        bridge.Setup(gateway => gateway.IsConfigured).Returns(false);

        var response = await SendAsync(found: null);

        Assert.That(response, Is.EqualTo(
            """503 {"success":false,"error":{"message":"integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)"}}"""));
    }

    [Test]
    public async Task Takes_the_text_for_the_module_off_from_the_action()
    {
        bridge.Setup(gateway => gateway.IsConfigured).Returns(false);
        action.EndpointMetadata = [new NotConfiguredMessageAttribute("off here")];

        var response = await SendAsync(AnInstance());

        Assert.That(response, Is.EqualTo("""503 {"success":false,"error":{"message":"off here"}}"""));
    }

    private async Task<string> SendAsync(Instance? found)
    {
        http.Features.Set(new AuthenticatedCaller(new KnownCaller(AnAccount(), found), default));
        var context = new ResourceExecutingContext(new ActionContext(http, route, action), [], []);
        new InstanceAccessFilter(bridge.Object).OnResourceExecuting(context);
        if (context.Result is null)
        {
            return GoesOn;
        }

        await context.Result.ExecuteResultAsync(context);
        http.Response.Body.Position = 0;
        return $"{http.Response.StatusCode} {await new StreamReader(http.Response.Body).ReadToEndAsync()}";
    }
}
