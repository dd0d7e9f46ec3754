namespace RyzeChatwoot.Domain.Integrations;

/// <summary>The status of an integration, as the bridge reports it.</summary>
public enum IntegrationStatus
{
    /// <summary>Messages flow.</summary>
    Active,

    /// <summary>Messages are held on purpose.</summary>
    Paused,

    /// <summary>Messages do not flow; <c>last_error</c> says why.</summary>
    Error,
}

/// <summary>The status in the contract's words.</summary>
public static class IntegrationStatusText
{
    /// <summary><c>active</c>, <c>paused</c> or <c>error</c> (contract, section 5): in the database, logs and metrics.</summary>
    public static string Text(this IntegrationStatus status) => status switch
    {
        IntegrationStatus.Active => "active",
        IntegrationStatus.Paused => "paused",
        IntegrationStatus.Error => "error",
    };
}
