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

        var (response, isActionRun) = await SendAsync(instance);

        Assert.That((response, isActionRun), Is.EqualTo(("", true)));
        Assert.That(http.GetInstance(), Is.SameAs(instance));
    }

    [Test]
    public async Task Stops_before_the_action_where_there_is_no_access()
    {
        var (response, isActionRun) = await SendAsync(found: null);

        Assert.That((response, isActionRun), Is.EqualTo(("""404 {"success":false,"error":{"message":"instance not found"}}""", false)));
        Assert.That(() => http.GetInstance(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Does_not_find_an_instance_where_the_route_names_none()
    {
        route.Values.Clear();

        var (response, isActionRun) = await SendAsync(found: null);

        Assert.That((response, isActionRun), Is.EqualTo(("""404 {"success":false,"error":{"message":"instance not found"}}""", false)));
    }

    [Test]
    public async Task Responds_that_the_module_is_off_before_it_checks_access()
    {
        bridge.Setup(gateway => gateway.IsConfigured).Returns(false);

        var (response, isActionRun) = await SendAsync(found: null);

        Assert.That((response, isActionRun), Is.EqualTo((
            """503 {"success":false,"error":{"message":"integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)"}}""", false)));
    }

    [Test]
    public async Task Takes_the_text_for_the_module_off_from_the_action()
    {
        bridge.Setup(gateway => gateway.IsConfigured).Returns(false);
        action.EndpointMetadata = [new NotConfiguredMessageAttribute("off here")];

        var (response, _) = await SendAsync(AnInstance());

        Assert.That(response, Is.EqualTo("""503 {"success":false,"error":{"message":"off here"}}"""));
    }

    private async Task<(string Response, bool IsActionRun)> SendAsync(Instance? found)
    {
        http.Features.Set(new AuthenticatedCaller(new KnownCaller(AnAccount(), found), default));
        var isActionRun = false;
        var context = new ResourceExecutingContext(new ActionContext(http, route, action), [], []);
        await new InstanceAccessFilter(bridge.Object).OnResourceExecutionAsync(context, () =>
        {
            isActionRun = true;
            return Task.FromResult(new ResourceExecutedContext(context, []));
        });
        if (context.Result is null)
        {
            return ("", isActionRun);
        }

        await context.Result.ExecuteResultAsync(context);
        http.Response.Body.Position = 0;
        return ($"{http.Response.StatusCode} {await new StreamReader(http.Response.Body).ReadToEndAsync()}", isActionRun);
    }
}
