using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.Telemetry;

/// <summary>The exporter's own settings for headers, on which it would crash; they may hold a secret.</summary>
internal static class ExporterHeaders
{
    private static readonly string[] Settings =
        ["OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_METRICS_HEADERS"];

    /// <exception cref="InvalidSettingException">One of them is no list of headers.</exception>
    public static void Verify(IConfiguration configuration)
    {
        foreach (var setting in Settings)
        {
            var headers = (configuration.Text(setting) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (!Array.TrueForAll(headers, header => header.Trim().IndexOf('=', StringComparison.Ordinal) > 0))
            {
                throw new InvalidSettingException(setting, "must be name=value, several separated by commas");
            }
        }
    }
}
