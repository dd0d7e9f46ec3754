namespace RyzeChatwoot.Domain.Results;

/// <summary>The kind of a failure, independent of HTTP; the API maps each kind to one status code.</summary>
public enum FailureKind
{
    /// <summary>The request is invalid, or Chatwoot rejected its values.</summary>
    Invalid,

    /// <summary>A credential was missing or refused.</summary>
    Unauthenticated,

    /// <summary>The credential is known but may not do this.</summary>
    AccessDenied,

    /// <summary>What the request names does not exist for this caller.</summary>
    NotFound,

    /// <summary>The bridge, or Chatwoot behind it, failed or could not be reached.</summary>
    UpstreamFailed,

    /// <summary>The bridge did not respond in time.</summary>
    UpstreamTimedOut,

    /// <summary>The module is switched off on this server.</summary>
    NotConfigured,
}
