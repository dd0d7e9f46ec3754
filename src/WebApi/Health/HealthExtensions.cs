namespace RyzeChatwoot.WebApi.Health;

/// <summary>Health checks and their routes, for load balancers and people; no token, no limit (contract, section 9).</summary>
internal static class HealthExtensions
{
    /// <summary>Many load balancers send HEAD; the server omits the body.</summary>
    private static readonly string[] Head = [HttpMethods.Head];

    /// <summary>
    /// Registers the checks of <c>/health</c>. Another check is a line here or anywhere else services are registered; with the tag
    /// <c>ready</c> it appears in the response and decides about its status.
    /// </summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>(HealthReporter.DatabaseCheck, tags: [HealthReporter.ReadyTag]);
        return services.AddSingleton<HealthReporter>();
    }

    /// <summary>Maps the routes. MapHealthChecks would accept every method and be missing in the OpenAPI document.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Resolved now, because the uptime counts from here.
        var health = routes.ServiceProvider.GetRequiredService<HealthReporter>();
        routes.MapGet("/health", (CancellationToken cancellationToken) => health.ReportAsync(cancellationToken))
            .AllowAnonymous()
            .DescribeHealth();
        routes.MapMethods("/health", Head, (CancellationToken cancellationToken) => health.ReportAsync(cancellationToken)).AllowAnonymous().ExcludeFromDescription();

        // Independent of the database: a restart of this process would not repair it.
        routes.MapGet("/health/live", () => Results.Ok(LiveResponse.Instance))
            .AllowAnonymous()
            .DescribeLive();
        routes.MapMethods("/health/live", Head, () => Results.Ok(LiveResponse.Instance)).AllowAnonymous().ExcludeFromDescription();
    }
}
