using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.Hosting;

/// <summary>How the service stops (contract, section 10).</summary>
public sealed class ShutdownOptions
{
    private const string DelaySetting = "SHUTDOWN_DELAY_SECONDS";
    private const int MaxDelaySeconds = 60;

    /// <summary>As long as an activation may take: a stopping service refuses new requests and finishes those in flight.</summary>
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(60);

    /// <summary>How long <c>/health</c> responds with 503, and requests are still accepted, before the service stops accepting connections.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How long stopping may take in all.</summary>
    public TimeSpan Timeout => Delay + DrainTimeout;

    /// <summary>Takes over the setting.</summary>
    /// <exception cref="InvalidSettingException">It is not a whole number from 0 to 60.</exception>
    public void Read(IConfiguration configuration) => Delay = TimeSpan.FromSeconds(
        configuration.WholeNumber(DelaySetting, 0, MaxDelaySeconds, $"must be a whole number of seconds from 0 to {MaxDelaySeconds}") ?? 0);
}
