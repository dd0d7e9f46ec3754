namespace RyzeChatwoot.Domain.Results;

/// <summary>Where a failure arose.</summary>
public enum FailureSource
{
    /// <summary>In this service.</summary>
    Service,

    /// <summary>Chatwoot rejected the request or could not be reached.</summary>
    Chatwoot,

    /// <summary>The bridge failed.</summary>
    Gateway,
}
