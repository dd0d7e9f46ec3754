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
