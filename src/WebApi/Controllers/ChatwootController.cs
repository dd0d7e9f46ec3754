using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>The module's three routes (contract, sections 5 to 7).</summary>
[ApiController]
[Authorize]
[Route("api/chatwoot")]
public sealed class ChatwootController(IMediator mediator) : ControllerBase
{
    /// <summary>Tells how an instance's integration fares: the local row, enriched live from the bridge where it answers.</summary>
    [HttpGet("list/{instance}")]
    [ProducesResponseType<StatusResponse>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(string instance, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new GetIntegrationStatusQuery(User.Caller(), instance, User.NamedInstance()), cancellationToken);
        return result.ToActionResult(reading =>
        {
            Response.Headers[HeaderNames.CacheControl] = "no-store";
            Response.Headers[IntegrationSource.Header] = IntegrationSource.Of(reading.Source);
            return Ok(StatusResponse.Of(reading));
        });
    }

    /// <summary>Activates an instance's integration, or re-activates it with new credentials or flags.</summary>
    [HttpPost("set/{instance}")]
    [ProducesResponseType<ActivatedResponse>(StatusCodes.Status201Created, "application/json")]
    [TypeFilter<AdmitInstanceFilter>]
    public async Task<IActionResult> Set(string instance, [FromBody, ValidateNever] ActivationForm form, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ActivateIntegrationCommand(User.Caller(), instance, form), cancellationToken);
        return result.ToActionResult(activation => StatusCode(StatusCodes.Status201Created, ActivatedResponse.Of(activation)));
    }

    /// <summary>Deactivates an instance's integration: terminates it at the bridge and removes the local row.</summary>
    [HttpDelete("delete/{instance}")]
    [ProducesResponseType<DeactivatedResponse>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Delete(string instance, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DeactivateIntegrationCommand(User.Caller(), instance, User.NamedInstance()), cancellationToken);
        return result.ToActionResult(_ => Ok(DeactivatedResponse.Instance));
    }
}
