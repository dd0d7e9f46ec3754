using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Instances;

/// <summary>Which instances a caller reaches (contract, section 2): the same answer for "not yours" and "does not exist".</summary>
internal static class InstanceAccess
{
    /// <summary>Judges what was read together with the token.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="name">The name asked for.</param>
    /// <param name="named">The instance of that name in the caller's account; null when there is none.</param>
    public static Result<Instance> Authorize(Caller caller, string name, Instance? named)
    {
        if (!InstanceName.IsValid(name))
        {
            return InstanceFailures.NotFound;
        }

        if (!caller.MayName(name))
        {
            return InstanceFailures.TokenMismatch;
        }

        return named is null ? InstanceFailures.NotFound : named;
    }

    /// <summary>Reads the instance anew, and judges.</summary>
    public static async Task<Result<Instance>> ResolveAsync(
        this IInstanceRepository instances, Caller caller, string name, CancellationToken cancellationToken)
    {
        var isWorthReading = InstanceName.IsValid(name) && caller.MayName(name);
        return Authorize(caller, name, isWorthReading ? await instances.FindAsync(caller.AccountId, name, cancellationToken) : null);
    }
}
