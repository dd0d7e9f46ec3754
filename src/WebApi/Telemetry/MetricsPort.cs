using Microsoft.AspNetCore.Http.Features;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>The port that serves <c>/metrics</c> for Prometheus, and nothing else (contract, section 10).</summary>
internal static class MetricsPort
{
    private const string Setting = "METRICS_PORT";
    private const string Path = "/metrics";
    private const int MaxPort = 65535;

    /// <returns>Null where no metrics are served.</returns>
    /// <exception cref="InvalidSettingException">It is not a port number.</exception>
    public static int? Read(IConfiguration configuration) =>
        configuration.WholeNumber(Setting, 1, MaxPort, $"must be a port number from 1 to {MaxPort}");

    /// <summary>What the server listens on for the metrics: every address, as with <c>PORT</c>.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="apiUrls">What it listens on for the API.</param>
    /// <exception cref="InvalidSettingException">The setting is not a port number, or the API is on that port.</exception>
    public static string[] Urls(IConfiguration configuration, IEnumerable<string> apiUrls)
    {
        if (Read(configuration) is not { } port)
        {
            return [];
        }

        return apiUrls.Any(url => BindingAddress.Parse(url).Port == port)
            ? throw new InvalidSettingException(Setting, "must be another port than that of the API")
            : [$"http://*:{port}"];
    }

    /// <summary>The setting to name where the server cannot listen.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="apiSetting">The setting that names the addresses of the API.</param>
    /// <param name="fault">What the server reports; it names the address only where the port is taken.</param>
    public static string FaultySetting(IConfiguration configuration, string apiSetting, Exception fault) => Read(configuration) switch
    {
        null => apiSetting,
        { } port when fault.Message.Contains($":{port}:", StringComparison.Ordinal) => Setting,
        _ => fault is IOException ? apiSetting : $"{apiSetting} or {Setting}",
    };

    /// <summary>
    /// Serves the metrics. Which port a request arrived at is read from the connection, because the Host header is the client's. The rest of
    /// the pipeline stands behind this: no token, no limit, no error envelope.
    /// </summary>
    public static void UseMetricsPort(this WebApplication app)
    {
        if (Read(app.Configuration) is { } port)
        {
            app.MapWhen(context => context.Connection.LocalPort == port, ServeMetrics);
        }
    }

    // A method of its own, so that the exporter's assembly is not loaded without the setting.
    private static void ServeMetrics(IApplicationBuilder branch) => branch
        .Use((context, next) =>
        {
            // Scrapes are not requests of callers: they are not part of http.server.request.duration.
            if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
            {
                metrics.MetricsDisabled = true;
            }

            return next(context);
        })
        .UseOpenTelemetryPrometheusScrapingEndpoint(context => HttpMethods.IsGet(context.Request.Method) && context.Request.Path == Path);
}
