using Microsoft.AspNetCore.Mvc;

namespace RyzeChatwoot.WebApi.Health;

/// <summary>What the OpenAPI document says of the health routes.</summary>
internal static class HealthDocumentation
{
    public static TBuilder DescribeHealth<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route
        .Describe("health", "Reports whether the service can handle requests.", "Queries the database, within 2 s.")
        .WithMetadata(
            Response<HealthResponse>(StatusCodes.Status200OK, "The service can handle requests."),
            Response<HealthResponse>(StatusCodes.Status503ServiceUnavailable, "The service cannot handle requests: its database does not respond."));

    public static TBuilder DescribeLive<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route
        .Describe("live", "Reports whether the process responds.", "Does not depend on the database, so that a supervisor does not restart a healthy process.")
        .WithMetadata(Response<LiveResponse>(StatusCodes.Status200OK, "The process responds."));

    private static TBuilder Describe<TBuilder>(this TBuilder route, string name, string summary, string description)
        where TBuilder : IEndpointConventionBuilder => route
        .WithTags("Health")
        .WithName(name)
        .WithMetadata(new ProducesResponseTypeAttribute(StatusCodes.Status400BadRequest) { Description = "The request is not well-formed HTTP; the response has no body." })
        .WithSummary(summary)
        .WithDescription($"{description} Needs no token and is never limited.");

    private static ProducesResponseTypeAttribute<T> Response<T>(int statusCode, string description) =>
        new(statusCode, "application/json") { Description = description };
}
