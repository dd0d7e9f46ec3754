namespace RyzeChatwoot.Domain.Integrations;

/// <summary>How an integration fares, in the bridge's words.</summary>
public enum IntegrationStatus
{
    /// <summary>Messages flow.</summary>
    Active,

    /// <summary>Messages are held on purpose.</summary>
    Paused,

    /// <summary>Messages do not flow; <c>last_error</c> says why.</summary>
    Error,
}
