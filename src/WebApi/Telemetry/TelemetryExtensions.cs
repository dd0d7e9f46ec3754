using Npgsql;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RyzeChatwoot.Application;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>Registers OpenTelemetry where a collector or a port for Prometheus is configured (contract, section 10).</summary>
internal static class TelemetryExtensions
{
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string NameSetting = "OTEL_SERVICE_NAME";
    private const string DefaultName = "RyzeChatwoot";

    /// <summary>
    /// Exports metrics to the collector, to Prometheus or to both, and traces to the collector. Without either setting nothing is registered
    /// and nothing is collected.
    /// </summary>
    /// <exception cref="InvalidSettingException">The endpoint is not a URL, the exporter's headers are malformed, or the port is none.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var hasCollector = configuration.HttpUrl(EndpointSetting) is not null;
        var metricsPort = MetricsPort.Read(configuration);
        if (hasCollector)
        {
            ExporterHeaders.Verify(configuration);
        }

        if (hasCollector || metricsPort is not null)
        {
            // A method of its own, so that its assemblies are not loaded without an export.
            AddExport(services, configuration.Text(NameSetting) ?? DefaultName, hasCollector, metricsPort);
        }

        return services;
    }

    private static void AddExport(IServiceCollection services, string name, bool hasCollector, int? metricsPort)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(name, serviceVersion: ServiceVersion.Text))
            .WithMetrics(metrics => metrics
                .AddMeter(Instrumentation.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddRuntimeInstrumentation());
        services.AddHostedService<DatabaseMetrics>();

        if (metricsPort is not null)
        {
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter());
        }

        if (hasCollector)
        {
            telemetry
                .WithMetrics(metrics => metrics.AddOtlpExporter())
                .WithTracing(traces => traces
                    .AddAspNetCoreInstrumentation(options => ConfigureRequestSpans(options, metricsPort))
                    .AddHttpClientInstrumentation()
                    .AddNpgsql()
                    .AddOtlpExporter());
        }
    }

    private static void ConfigureRequestSpans(AspNetCoreTraceInstrumentationOptions options, int? metricsPort)
    {
        options.Filter = context => context.Connection.LocalPort != metricsPort && !context.Request.Path.StartsWithSegments("/health");

        // Callers put tokens into queries and into paths that no route matches. Even the names of query parameters are the caller's text.
        options.EnrichWithHttpRequest = (span, _) => span.SetTag("url.query", null);
        options.EnrichWithHttpResponse = (span, response) =>
        {
            if (response.HttpContext.GetEndpoint() is not RouteEndpoint)
            {
                span.SetTag("url.path", null);
            }
        };
    }
}
