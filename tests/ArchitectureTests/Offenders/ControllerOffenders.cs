using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>A controller that does more than to send requests.</summary>
internal static class ControllerOffenders
{
    internal sealed class ClockController(IMediator mediator, TimeProvider clock) : ControllerBase
    {
        public IActionResult Now() => Ok((mediator, clock.GetUtcNow()));

        public IActionResult Set([FromBody] ClockBody body) => Ok(body);
    }

    internal sealed record ClockBody
    {
        [JsonPropertyName("hours")]
        public int Hours { get; init; }

        public int Minutes { get; init; }
    }
}
