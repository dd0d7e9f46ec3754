using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RyzeChatwoot.Application;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>Sends traces and metrics to a collector, where one is named (contract, section 10).</summary>
internal static class TelemetryExport
{
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string NameSetting = "OTEL_SERVICE_NAME";
    private const string DefaultName = "RyzeChatwoot";

    /// <summary>Adds the export; without the setting nothing is collected.</summary>
    /// <exception cref="InvalidSettingException">The setting is not a URL, or the headers are none.</exception>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.HttpUrl(EndpointSetting) is null)
        {
            return services;
        }

        ExporterHeaders.Verify(configuration);
        return services
            .AddSingleton(_ => OpenTelemetrySdk.Create(otel => Configure(otel, configuration)))
            .AddHostedService<OutboxMetrics>();
    }

    /// <summary>Begins to collect, where there is an export, and goes on until the container is disposed.</summary>
    public static void UseTelemetryExport(this WebApplication app)
    {
        if (app.Services.GetService<OpenTelemetrySdk>() is not null)
        {
            app.UseMiddleware<RequestSpan>();
        }
    }

    private static void Configure(IOpenTelemetryBuilder otel, IConfiguration configuration)
    {
        // The exporter reads the rest of its settings (protocol, headers, intervals) from here.
        otel.Services.AddSingleton(configuration);
        otel
            .ConfigureResource(resource => resource.AddService(configuration.Text(NameSetting) ?? DefaultName, serviceVersion: Version()))
            .WithTracing(traces => traces
                .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql")
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(Instrumentation.MeterName, "Microsoft.AspNetCore.*", "System.Net.Http", "Npgsql", "System.Runtime")
                .AddOtlpExporter());
    }

    private static string Version() =>
        typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
