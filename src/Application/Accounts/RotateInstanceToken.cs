using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Accounts;

/// <summary>Replaces the token of an instance; the old one stops working at once.</summary>
/// <param name="Account">The owner's name.</param>
/// <param name="Instance">The instance's name.</param>
/// <param name="Token">The TokenInstance to use from now on; null generates one.</param>
public sealed record RotateInstanceTokenCommand(string Account, string Instance, string? Token) : IRequest<Result<CreatedInstance>>
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"{nameof(RotateInstanceTokenCommand)} {Account}";
}

internal sealed class RotateInstanceTokenHandler(IAccountRepository accounts)
    : IRequestHandler<RotateInstanceTokenCommand, Result<CreatedInstance>>
{
    public async Task<Result<CreatedInstance>> Handle(RotateInstanceTokenCommand command, CancellationToken cancellationToken)
    {
        if (AccessToken.ChooseOrGenerate(command.Token) is not { } token)
        {
            return AccountFailures.BadToken;
        }

        if (await accounts.FindAccountAsync(command.Account, cancellationToken) is not { } accountId)
        {
            return AccountFailures.UnknownAccount;
        }

        if (await accounts.FindInstanceAsync(accountId, command.Instance, cancellationToken) is not { } instanceId)
        {
            return AccountFailures.UnknownInstance;
        }

        return await accounts.ReplaceInstanceTokenAsync(instanceId, token.Hash(), cancellationToken)
            ? new CreatedInstance(command.Account, command.Instance, token)
            : AccountFailures.TokenTaken;
    }
}
