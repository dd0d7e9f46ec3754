using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Accounts;

/// <summary>Replaces the token of an account; the old one stops working at once.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Token">The TokenAccount to use from now on; null generates one.</param>
public sealed record RotateAccountTokenCommand(string Account, string? Token) : IRequest<Result<CreatedAccount>>
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"{nameof(RotateAccountTokenCommand)} {Account}";
}

internal sealed class RotateAccountTokenHandler(IAccountRepository accounts) : IRequestHandler<RotateAccountTokenCommand, Result<CreatedAccount>>
{
    public async Task<Result<CreatedAccount>> Handle(RotateAccountTokenCommand command, CancellationToken cancellationToken)
    {
        if (AccessToken.ChooseOrGenerate(command.Token) is not { } token)
        {
            return AccountFailures.BadToken;
        }

        if (await accounts.FindAccountAsync(command.Account, cancellationToken) is not { } accountId)
        {
            return AccountFailures.UnknownAccount;
        }

        return await accounts.ReplaceAccountTokenAsync(accountId, token.Hash(), cancellationToken)
            ? new CreatedAccount(command.Account, token)
            : AccountFailures.TokenTaken;
    }
}
