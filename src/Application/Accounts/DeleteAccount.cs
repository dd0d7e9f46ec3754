using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Accounts;

/// <summary>
/// Deletes an account with its instances, batch by batch; the running service terminates their integrations at the bridge (contract, section
/// 11). Cancelled between or in batches, it keeps what was committed, and continues there when it is sent again.
/// </summary>
/// <param name="Account">The account's name.</param>
/// <param name="Progress">Receives the number of instances deleted so far.</param>
public sealed record DeleteAccountCommand(string Account, IProgress<int>? Progress = null) : IRequest<Result<DeletedAccount>>;

/// <summary>An account that is gone.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Instances">How many instances were deleted with it; those of an earlier run that was cancelled are not counted.</param>
public sealed record DeletedAccount(string Account, int Instances);

internal sealed class DeleteAccountHandler(IAccountRepository accounts) : IRequestHandler<DeleteAccountCommand, Result<DeletedAccount>>
{
    private const int BatchSize = 100;

    public async Task<Result<DeletedAccount>> Handle(DeleteAccountCommand command, CancellationToken cancellationToken)
    {
        if (await accounts.FindAccountAsync(command.Account, cancellationToken) is not { } accountId)
        {
            return AccountFailures.UnknownAccount;
        }

        // Not deleted while it has an instance: one may have been added meanwhile.
        var instances = 0;
        do
        {
            while (await accounts.DeleteInstancesAsync(accountId, BatchSize, cancellationToken) is > 0 and var deleted)
            {
                instances += deleted;
                command.Progress?.Report(instances);
            }
        }
        while (!await accounts.DeleteAccountAsync(accountId, cancellationToken));

        return new DeletedAccount(command.Account, instances);
    }
}
