using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Accounts;

/// <summary>Deletes an instance; the running service terminates its integration, if it has one, at the bridge.</summary>
public sealed record DeleteInstanceCommand(string Account, string Instance) : IRequest<Result<DeletedInstance>>;

/// <summary>An instance that is gone.</summary>
public sealed record DeletedInstance(string Account, string Instance);

internal sealed class DeleteInstanceHandler(IAccountRepository accounts) : IRequestHandler<DeleteInstanceCommand, Result<DeletedInstance>>
{
    public async Task<Result<DeletedInstance>> Handle(DeleteInstanceCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAccountAsync(command.Account, cancellationToken) is not { } accountId)
        {
            return AccountFailures.UnknownAccount;
        }

        if (await accounts.FindInstanceAsync(accountId, command.Instance, cancellationToken) is not { } instanceId)
        {
            return AccountFailures.UnknownInstance;
        }

        await accounts.DeleteInstanceAsync(instanceId, cancellationToken);
        return new DeletedInstance(command.Account, command.Instance);
    }
}
