using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Domain.Instances;

/// <summary>Why a caller does not reach an instance (contract, section 2).</summary>
public static class InstanceFailures
{
    /// <summary>An odd name, an unknown one, or one of another account: all the same to the caller.</summary>
    public static readonly Failure NotFound = new(FailureKind.NotFound, "instance not found");

    /// <summary>A TokenInstance on another name than its own.</summary>
    public static readonly Failure TokenMismatch = new(FailureKind.AccessDenied, "Instance token does not match this instance");
}
