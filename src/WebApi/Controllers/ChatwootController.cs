using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>The module's three routes (contract, sections 5 to 7).</summary>
[ApiController]
[Authorize]
[TypeFilter<InstanceAccessFilter>(IsReusable = true)]
[Route("api/chatwoot")]
public sealed class ChatwootController(IMediator mediator) : ControllerBase
{
    /// <summary>How does the integration fare?</summary>
    /// <remarks>
    /// Asks the bridge for the live status, for at most 10 s. Where it gives none, the answer is still 200, with what was last known; the
    /// header <c>X-Integration-Source</c> tells which of the two it is.
    /// </remarks>
    /// <response code="200">The status of the integration.</response>
    [HttpGet("list/{instance}")]
    [ProducesResponseType<StatusResponse>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new GetIntegrationStatusQuery(HttpContext.GetInstance()), cancellationToken);
        return result.ToActionResult(reading =>
        {
            Response.Headers[HeaderNames.CacheControl] = "no-store";
            Response.Headers[IntegrationSource.Header] = IntegrationSource.Of(reading.Source);
            return new JsonBodyResult<StatusResponse>(StatusCodes.Status200OK, StatusResponse.Of(reading), ApiJson.Answers.StatusResponse);
        });
    }

    /// <summary>Activates the integration.</summary>
    /// <remarks>
    /// Creates the Chatwoot inbox and starts to move messages. Sent again, it replaces credentials and flags; a failed activation leaves
    /// what was there as it was. Takes up to 60 s and is never repeated by itself. Fields that are not documented are ignored.
    /// </remarks>
    /// <response code="201">The integration is active, for the first time or once more.</response>
    [HttpPost("set/{instance}")]
    [ProducesResponseType<ActivatedResponse>(StatusCodes.Status201Created, "application/json")]
    public async Task<IActionResult> Set([FromBody] ActivationRequest body, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ActivateIntegrationCommand(HttpContext.GetInstance(), body.ToSettings()), cancellationToken);
        return result.ToActionResult(activation => new JsonBodyResult<ActivatedResponse>(
            StatusCodes.Status201Created, ActivatedResponse.Of(activation), ApiJson.Answers.ActivatedResponse));
    }

    /// <summary>Deactivates the integration.</summary>
    /// <remarks>
    /// Messages no longer move; the Chatwoot inbox stays. Takes up to 30 s. Where the bridge cannot be told in that time, the answer is still
    /// 200 and the bridge is told later. The second time, the answer is 404. Whoever hangs up early does not stop it.
    /// </remarks>
    /// <response code="200">The integration is deactivated.</response>
    [HttpDelete("delete/{instance}")]
    [NotConfiguredMessage(IntegrationFailures.GatewayNotConfiguredForDeleteMessage)]
    [ProducesResponseType<DeactivatedResponse>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Delete(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DeactivateIntegrationCommand(HttpContext.GetInstance()), cancellationToken);
        return result.ToActionResult(_ => new JsonBodyResult<DeactivatedResponse>(
            StatusCodes.Status200OK, DeactivatedResponse.Instance, ApiJson.Answers.DeactivatedResponse));
    }
}
