using Microsoft.AspNetCore.Mvc;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Extensions;

/// <summary>A route with a defect: its response repeats the caller's token.</summary>
[ApiController]
[Route("api/leak")]
public sealed class LeakingController : ControllerBase
{
    /// <summary>Its entry in a list of routes.</summary>
    public static readonly ApiRoute Listed = new("GET", "api/leak/{instance}", ModuleOff: "", Statuses: [200]);

    [HttpGet("{instance}")]
    public IActionResult Get(string instance) => Ok(new Dictionary<string, string> { [instance] = Request.Headers["token"].ToString() });
}
