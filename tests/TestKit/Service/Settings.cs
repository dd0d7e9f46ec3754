namespace RyzeChatwoot.TestKit.Service;

/// <summary>The settings that a service under test is started with, in process or as a process (contract, section 10).</summary>
public static class Settings
{
    public const string BridgeToken = "bridge-token-of-the-tests";

    public const string EncryptionKey = "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /// <summary>Every name is there, so that nothing of the machine's own settings gets in; null means absent.</summary>
    /// <param name="database">The database.</param>
    /// <param name="bridge">Null leaves the module off.</param>
    public static Dictionary<string, string?> For(TestDatabase database, Uri? bridge) => new()
    {
        ["DATABASE_URL"] = database.Url,
        ["BRIDGE_URL"] = bridge?.AbsoluteUri,
        ["BRIDGE_TOKEN"] = bridge is null ? null : BridgeToken,
        ["BASE_URL"] = null,
        ["BRIDGE_INTERNAL_RYZEAPI_URL"] = null,
        ["ENCRYPTION_KEY"] = EncryptionKey,
        ["RATE_LIMIT_PER_MINUTE"] = "0",
        ["RATE_LIMIT_SHARED"] = null,
        ["CORS_ALLOWED_ORIGINS"] = null,
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["TRUSTED_PROXIES"] = null,
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null,
        ["METRICS_PORT"] = null,
        ["SHUTDOWN_DELAY_SECONDS"] = null,
        ["Logging:Fake:LogLevel:Default"] = "Trace",
    };
}
