using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace RyzeChatwoot.IntegrationTests.Extensions;

/// <summary>A controller as the framework's documentation shows it: no attribute, filter or base class of ours.</summary>
[ApiController]
[Route("api/reports")]
public sealed class ReportsController : ControllerBase
{
    [HttpGet("{id:int}")]
    public IActionResult Get(int id, [FromQuery] string? fault) => (id, fault) switch
    {
        (0, _) => NotFound(),
        (_, "crash") => throw new InvalidOperationException("A crash."),
        _ => Ok(new Dictionary<string, int> { ["id"] = id }),
    };
}

/// <summary>A controller for callers of another authentication scheme.</summary>
[ApiController]
[Authorize(AuthenticationSchemes = KeyAuthenticationHandler.SchemeName)]
[Route("api/keys")]
public sealed class KeysController : ControllerBase
{
    [HttpGet]
    public IActionResult Get() => Ok(new Dictionary<string, string?> { ["caller"] = User.Identity?.Name });
}
