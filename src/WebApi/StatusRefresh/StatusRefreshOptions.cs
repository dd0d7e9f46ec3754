using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.WebApi.StatusRefresh;

/// <summary>How often the status watch reads each integration at the bridge (contract, sections 10 and 13).</summary>
public sealed class StatusRefreshOptions
{
    private const string Setting = "STATUS_REFRESH_MINUTES";
    private const int LongestMinutes = 1440;

    /// <summary>The time in which each integration is read once; null switches the watch off.</summary>
    public TimeSpan? Interval { get; set; }

    /// <summary>Takes over the setting.</summary>
    /// <exception cref="InvalidSettingException">It is not a whole number from 0 to 1440.</exception>
    public void Read(IConfiguration configuration) => Interval =
        configuration.WholeNumber(Setting, 0, LongestMinutes, $"must be a whole number of minutes from 0, which is off, to {LongestMinutes}") is > 0 and var minutes
            ? TimeSpan.FromMinutes(minutes)
            : null;
}
