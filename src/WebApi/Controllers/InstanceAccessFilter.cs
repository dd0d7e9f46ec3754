using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using RyzeChatwoot.Application.Instances;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Authentication;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>
/// Checks that the module is on (503) and that the caller may access the instance in the route (403 or 404), before the body is read
/// (contract, section 4). The action gets the instance from <see cref="InstanceOfRequest.GetInstance"/>.
/// </summary>
internal sealed class InstanceAccessFilter(IBridgeGateway bridge) : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!bridge.IsConfigured)
        {
            context.Result = NotConfigured(context).ToActionResult();
            return;
        }

        var known = context.HttpContext.Known();
        var name = context.RouteData.Values["instance"] as string;
        if (!InstanceAccess.Authorize(known.Caller, name, known.Named).TryGet(out var instance, out var failure))
        {
            context.Result = failure.ToActionResult();
            return;
        }

        context.HttpContext.Features.Set(instance);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static Failure NotConfigured(ResourceExecutingContext context)
    {
        var message = context.ActionDescriptor.EndpointMetadata.OfType<NotConfiguredMessageAttribute>().SingleOrDefault();
        return message is null ? IntegrationFailures.GatewayNotConfigured : new Failure(FailureKind.NotConfigured, message.Message);
    }
}

/// <summary>The text of an action's 503 while the module is off, where it is not <see cref="IntegrationFailures.GatewayNotConfigured"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotConfiguredMessageAttribute(string message) : Attribute
{
    public string Message => message;
}

/// <summary>Gives actions the instance that their route names.</summary>
internal static class InstanceOfRequest
{
    /// <summary>The instance with its integration, as authentication read it and <see cref="InstanceAccessFilter"/> authorized it.</summary>
    /// <exception cref="InvalidOperationException">The controller does not have the filter.</exception>
    public static Instance GetInstance(this HttpContext context) => context.Features.GetRequiredFeature<Instance>();
}
