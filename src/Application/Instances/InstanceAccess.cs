using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Instances;

/// <summary>Which instances a caller reaches (contract, section 2): the same answer for "not yours" and "does not exist".</summary>
internal static class InstanceAccess
{
    public static async Task<Result<Instance>> ResolveAsync(
        this IInstanceRepository instances, Caller caller, string name, CancellationToken cancellationToken)
    {
        if (!InstanceName.IsValid(name))
        {
            return InstanceFailures.NotFound;
        }

        if (!caller.MayName(name))
        {
            return InstanceFailures.TokenMismatch;
        }

        return await instances.FindAsync(caller.AccountId, name, cancellationToken) is { } instance
            ? instance
            : InstanceFailures.NotFound;
    }
}
