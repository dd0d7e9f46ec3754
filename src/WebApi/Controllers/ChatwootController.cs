using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.WebApi.Audit;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.OpenApi;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>The module's routes (contract, sections 5 to 7).</summary>
[ApiController]
[Authorize]
[TypeFilter<InstanceAccessFilter>(IsReusable = true)]
[ProducesError(StatusCodes.Status403Forbidden, "Instance token does not match this instance")]
[ProducesError(StatusCodes.Status404NotFound, "instance not found")]
[Route("api/chatwoot")]
public sealed class ChatwootController(IMediator mediator) : ControllerBase
{
    /// <summary>Returns the status of the integration.</summary>
    /// <remarks>
    /// Reads the live status from the bridge, within 10 s. Where that fails, the response is still 200, with the last known status; the
    /// header <c>X-Integration-Source</c> says which of the two it is.
    /// </remarks>
    /// <response code="200">The status of the integration.</response>
    /// <response code="403">The token belongs to another instance.</response>
    /// <response code="404">The instance does not exist, or it has no integration.</response>
    /// <response code="503">The module is not configured.</response>
    [HttpGet("list/{instance}")]
    [EndpointName("list")]
    [ProducesResponseType<StatusResponse>(StatusCodes.Status200OK, "application/json")]
    [ResponseHeader("Cache-Control", "A status is not cached.", "no-store", StatusCodes.Status200OK)]
    [ResponseHeader(IntegrationSource.Header, IntegrationSource.Description, "local; reason=timeout", StatusCodes.Status200OK)]
    [ProducesError(StatusCodes.Status404NotFound, "no chatwoot integration for this instance")]
    [ProducesError(StatusCodes.Status503ServiceUnavailable, "integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)")]
    public async Task<IActionResult> List()
    {
        var result = await mediator.Send(new GetIntegrationStatusQuery(HttpContext.GetInstance()), HttpContext.RequestAborted);
        return result.ToActionResult(StatusCodes.Status200OK, reading =>
        {
            Response.Headers[HeaderNames.CacheControl] = "no-store";
            Response.Headers[IntegrationSource.Header] = IntegrationSource.Of(reading.Source);
            return StatusResponse.Of(reading);
        });
    }

    /// <summary>Activates the integration.</summary>
    /// <remarks>
    /// Creates the Chatwoot inbox and starts to deliver messages. Repeated, it replaces credentials and flags; a failed activation leaves
    /// the existing integration unchanged. Takes up to 60 s and is never retried by the service. Undocumented fields are ignored.
    /// </remarks>
    /// <response code="201">The integration is activated, for the first time or again.</response>
    /// <response code="400">The body is invalid, or Chatwoot rejected its values.</response>
    /// <response code="401">The token is missing or unknown, or Chatwoot rejected the API token.</response>
    /// <response code="403">The token belongs to another instance, or Chatwoot denied the request.</response>
    /// <response code="404">The instance does not exist.</response>
    /// <response code="502">Chatwoot or the bridge is unreachable.</response>
    /// <response code="503">The module is not configured.</response>
    /// <response code="504">The bridge did not respond within 60 s.</response>
    [HttpPost("set/{instance}")]
    [EndpointName("set")]
    [Audited]
    [ProducesResponseType<ActivatedResponse>(StatusCodes.Status201Created, "application/json")]
    [ResponseHeader("X-Error-Source", "Where the activation failed: `chatwoot` or `gateway`, the bridge. Absent from other errors.", "chatwoot", 400, 401, 403, 502, 504)]
    [ProducesError(StatusCodes.Status400BadRequest, "invalid body: chatwootAccountId must be an integer above 0; inboxName is required", Name = "broken-rules")]
    [ProducesError(StatusCodes.Status400BadRequest, "invalid body: must be a JSON object", Name = "no-object")]
    [ProducesError(StatusCodes.Status400BadRequest, "Chatwoot account or endpoint not found — verify chatwootBaseUrl (https://chatwoot.example.com) and chatwootAccountId (5). Detail: …", Name = "chatwoot-not-found")]
    [ProducesError(StatusCodes.Status400BadRequest, "Chatwoot rejected the request as invalid — HTTP 422. Detail: …", Name = "chatwoot-rejected")]
    [ProducesError(StatusCodes.Status401Unauthorized, "Chatwoot rejected the API token — verify chatwootApiToken. Detail: …", Name = "chatwoot-token-rejected")]
    [ProducesError(StatusCodes.Status401Unauthorized, "Chatwoot rejected the API token — verify chatwootApiToken; a proxy in front of Chatwoot may be dropping the api_access_token header. Detail: …", Name = "chatwoot-token-dropped")]
    [ProducesError(StatusCodes.Status403Forbidden, "Chatwoot denied the request — verify the API token has admin scope on account 5. Detail: …", Name = "chatwoot-denied")]
    [ProducesError(StatusCodes.Status502BadGateway, "Chatwoot is unreachable — verify chatwootBaseUrl (https://chatwoot.example.com). Detail: …", Name = "chatwoot-unreachable")]
    [ProducesError(StatusCodes.Status502BadGateway, "integration gateway unavailable")]
    [ProducesError(StatusCodes.Status503ServiceUnavailable, "integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)")]
    [ProducesError(StatusCodes.Status504GatewayTimeout, "integration gateway timed out")]
    public async Task<IActionResult> Set([FromBody] ActivationRequest body, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ActivateIntegrationCommand(HttpContext.GetInstance(), body.ToSettings()), cancellationToken);
        return result.ToActionResult(StatusCodes.Status201Created, ActivatedResponse.Of);
    }

    /// <summary>Deactivates the integration.</summary>
    /// <remarks>
    /// Messages are no longer delivered; the Chatwoot inbox is kept. Takes up to 30 s. Where the bridge fails in that time, the response is
    /// still 200 and the service retries the termination later. A second call is 404. Closing the connection does not stop it.
    /// </remarks>
    /// <response code="200">The integration is deactivated.</response>
    /// <response code="403">The token belongs to another instance.</response>
    /// <response code="404">The instance does not exist, or it has no integration.</response>
    /// <response code="503">The module is not configured.</response>
    [HttpDelete("delete/{instance}")]
    [EndpointName("delete")]
    [Audited]
    [NotConfiguredMessage(IntegrationFailures.GatewayNotConfiguredForDeleteMessage)]
    [ProducesResponseType<DeactivatedResponse>(StatusCodes.Status200OK, "application/json")]
    [ProducesError(StatusCodes.Status404NotFound, "no chatwoot integration to delete")]
    [ProducesError(StatusCodes.Status503ServiceUnavailable, "integration gateway not configured")]
    public async Task<IActionResult> Delete()
    {
        var result = await mediator.Send(new DeactivateIntegrationCommand(HttpContext.GetInstance()), HttpContext.RequestAborted);
        return result.ToActionResult(StatusCodes.Status200OK, _ => DeactivatedResponse.Instance);
    }
}
