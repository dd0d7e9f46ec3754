using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Domain.Instances;

/// <summary>Why a caller has no access to an instance (contract, section 2).</summary>
public static class InstanceFailures
{
    /// <summary>A malformed name, an unknown one, or one of another account; callers cannot tell which.</summary>
    public static readonly Failure NotFound = new(FailureKind.NotFound, "instance not found");

    /// <summary>A TokenInstance on another name than its own.</summary>
    public static readonly Failure TokenMismatch = new(FailureKind.AccessDenied, "Instance token does not match this instance");
}
