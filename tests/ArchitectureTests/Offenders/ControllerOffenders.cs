using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>A controller that does more than to send requests.</summary>
internal static class ControllerOffenders
{
    internal sealed class ClockController(IMediator mediator, TimeProvider clock) : ControllerBase
    {
        public IActionResult Now() => Ok((mediator, clock.GetUtcNow()));
    }
}
