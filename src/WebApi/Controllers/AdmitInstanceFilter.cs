using MediatR;
using Microsoft.AspNetCore.Mvc.Filters;
using RyzeChatwoot.Application.Instances;
using RyzeChatwoot.WebApi.Authentication;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>Checks gateway and instance before the body is read, so that a bad body tells nothing to a stranger (contract, section 4).</summary>
internal sealed class AdmitInstanceFilter(IMediator mediator) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var query = new AdmitInstanceQuery(http.Caller(), (string)context.RouteData.Values["instance"]!, http.NamedInstance());
        var result = await mediator.Send(query, http.RequestAborted);
        if (result.TryGet(out _, out var failure))
        {
            await next();
        }
        else
        {
            context.Result = failure.ToActionResult();
        }
    }
}
