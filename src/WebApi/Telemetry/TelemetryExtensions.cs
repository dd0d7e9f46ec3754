using Npgsql;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RyzeChatwoot.Application;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>Registers OpenTelemetry with an OTLP exporter where a collector is configured (contract, section 10).</summary>
internal static class TelemetryExtensions
{
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string NameSetting = "OTEL_SERVICE_NAME";
    private const string DefaultName = "RyzeChatwoot";

    /// <summary>Collects and exports traces and metrics. Without the setting nothing is registered and nothing is collected.</summary>
    /// <exception cref="InvalidSettingException">The setting is not a URL, or the exporter's headers are malformed.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.HttpUrl(EndpointSetting) is not null)
        {
            ExporterHeaders.Verify(configuration);

            // A method of its own, so that its assemblies are not loaded without an export.
            AddExport(services, configuration.Text(NameSetting) ?? DefaultName);
        }

        return services;
    }

    private static void AddExport(IServiceCollection services, string name)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(name, serviceVersion: ServiceVersion.Text))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(ConfigureRequestSpans)
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(Instrumentation.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter());
        services.AddHostedService<OutboxMetrics>().AddHostedService<IntegrationMetrics>();
    }

    private static void ConfigureRequestSpans(AspNetCoreTraceInstrumentationOptions options)
    {
        options.Filter = context => !context.Request.Path.StartsWithSegments("/health");

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
