namespace RyzeChatwoot.WebApi.Health;

/// <summary>The routes that load balancers and people ask; no token, no limit (contract, section 9).</summary>
internal static class HealthRoutes
{
    /// <summary>What many a load balancer sends: the answer of GET without its body, which the server leaves out.</summary>
    private static readonly string[] Head = [HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Made now, because its uptime counts from here.
        var probe = routes.ServiceProvider.GetRequiredService<HealthProbe>();
        routes.MapGet("/health", (CancellationToken cancellationToken) => probe.CheckAsync(cancellationToken))
            .AllowAnonymous()
            .DescribeHealth();
        routes.MapMethods("/health", Head, (CancellationToken cancellationToken) => probe.CheckAsync(cancellationToken)).AllowAnonymous().ExcludeFromDescription();

        // A process that answers at all is alive; restarting it would not mend a database.
        routes.MapGet("/health/live", () => Results.Ok(LiveResponse.Instance))
            .AllowAnonymous()
            .DescribeLive();
        routes.MapMethods("/health/live", Head, () => Results.Ok(new LiveResponse("ok"))).AllowAnonymous().ExcludeFromDescription();
    }
}
