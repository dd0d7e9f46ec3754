using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Instances;

/// <summary>Which instances a caller may access (contract, section 2): the same failure for "not yours" and "does not exist".</summary>
public static class InstanceAccess
{
    /// <summary>Authorizes a caller for the instance that a request names.</summary>
    /// <param name="caller">The caller that the token identified.</param>
    /// <param name="name">The requested name, in whatever form the request has it; null where the route has none.</param>
    /// <param name="found">The instance of that name in the caller's account; null when there is none.</param>
    /// <returns>The instance; 404 for a name of another form or an unknown one, 403 for a TokenInstance on another name than its own.</returns>
    public static Result<Instance> Authorize(Caller caller, string? name, Instance? found)
    {
        if (name is null || !InstanceName.IsValid(name))
        {
            return InstanceFailures.NotFound;
        }

        if (!caller.MayName(name))
        {
            return InstanceFailures.TokenMismatch;
        }

        return found is null ? InstanceFailures.NotFound : found;
    }
}
