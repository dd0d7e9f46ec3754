namespace RyzeChatwoot.WebApi.Health;

/// <summary>The routes that load balancers and people ask; no token, no limit (contract, section 9).</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Made now, because its uptime counts from here.
        var probe = routes.ServiceProvider.GetRequiredService<HealthProbe>();
        routes.MapGet("/health", (CancellationToken cancellationToken) => probe.CheckAsync(cancellationToken))
            .WithTags("Health")
            .WithSummary("Tells whether this process and its database can serve.")
            .Produces<HealthResponse>()
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);

        // A process that answers at all is alive; restarting it would not mend a database.
        routes.MapGet("/health/live", () => Results.Ok(new LiveResponse("ok")))
            .WithTags("Health")
            .WithSummary("Tells that this process answers.")
            .Produces<LiveResponse>();
    }
}
