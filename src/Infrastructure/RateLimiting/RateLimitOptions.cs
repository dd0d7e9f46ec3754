using Microsoft.Extensions.Configuration;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.Infrastructure.RateLimiting;

/// <summary>How many requests a caller may send (contract, sections 3 and 10).</summary>
public sealed class RateLimitOptions
{
    private const string PerMinuteSetting = "RATE_LIMIT_PER_MINUTE";
    private const string SharedSetting = "RATE_LIMIT_SHARED";
    private const int DefaultPerMinute = 100;

    /// <summary>Requests per token, or per address without a valid token, in a window of one minute; 0 switches the limit off.</summary>
    public int PerMinute { get; set; } = DefaultPerMinute;

    /// <summary>Whether replicas count together, in the database.</summary>
    public bool IsShared { get; set; }

    /// <summary>Takes over the settings.</summary>
    /// <exception cref="InvalidSettingException">A value is invalid, or the database cannot be shared.</exception>
    public void Read(IConfiguration configuration, DatabaseOptions database)
    {
        PerMinute = configuration.WholeNumber(PerMinuteSetting, 0, int.MaxValue, "must be a whole number, 0 or more") ?? DefaultPerMinute;
        IsShared = IsTrue(configuration);
        if (IsShared && database.Kind != DatabaseKind.Postgres)
        {
            throw new InvalidSettingException(SharedSetting, "needs PostgreSQL; an embedded database has one process only");
        }
    }

    private static bool IsTrue(IConfiguration configuration) => configuration.Text(SharedSetting)?.ToLowerInvariant() switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new InvalidSettingException(SharedSetting, "must be true or false"),
    };
}
