using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Accounts;

/// <summary>Adds an account (contract, section 11).</summary>
/// <param name="Account">Its name, in the form of instance names.</param>
/// <param name="Token">The TokenAccount to use; null generates one.</param>
public sealed record CreateAccountCommand(string Account, string? Token) : IRequest<Result<CreatedAccount>>
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"{nameof(CreateAccountCommand)} {Account}";
}

/// <summary>A new account with its token, which is shown only once.</summary>
public sealed record CreatedAccount(string Account, AccessToken Token);

internal sealed class CreateAccountHandler(IAccountRepository accounts) : IRequestHandler<CreateAccountCommand, Result<CreatedAccount>>
{
    public async Task<Result<CreatedAccount>> Handle(CreateAccountCommand command, CancellationToken cancellationToken)
    {
        if (!InstanceName.IsValid(command.Account))
        {
            return AccountFailures.BadAccountName;
        }

        if (AccessToken.ChooseOrGenerate(command.Token) is not { } token)
        {
            return AccountFailures.BadToken;
        }

        return await accounts.AddAccountAsync(command.Account, token.Hash(), cancellationToken)
            ? new CreatedAccount(command.Account, token)
            : AccountFailures.AccountTaken;
    }
}
