namespace RyzeChatwoot.Domain.Results;

/// <summary>What went wrong, in the words of the use case; the API turns each kind into one HTTP status.</summary>
public enum FailureKind
{
    /// <summary>The request itself is wrong, or Chatwoot rejected what it asks for.</summary>
    Invalid,

    /// <summary>A credential was missing or refused.</summary>
    Unauthenticated,

    /// <summary>The credential is known but may not do this.</summary>
    AccessDenied,

    /// <summary>What the request names does not exist for this caller.</summary>
    NotFound,

    /// <summary>The bridge, or Chatwoot behind it, could not do its part.</summary>
    UpstreamFailed,

    /// <summary>The bridge did not answer in time.</summary>
    UpstreamTimedOut,

    /// <summary>The module is switched off on this server.</summary>
    NotConfigured,
}
