using MediatR;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Accounts;

/// <summary>Adds an instance to an account (contract, section 11).</summary>
/// <param name="Account">The owner's name.</param>
/// <param name="Instance">The new instance's name, unique within the account.</param>
/// <param name="Token">The TokenInstance to use; null generates one.</param>
public sealed record CreateInstanceCommand(string Account, string Instance, string? Token) : IRequest<Result<CreatedInstance>>
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"{nameof(CreateInstanceCommand)} {Account}";
}

/// <summary>A new instance with its token, which is shown only once.</summary>
public sealed record CreatedInstance(string Account, string Instance, AccessToken Token);

internal sealed class CreateInstanceHandler(IAccountRepository accounts) : IRequestHandler<CreateInstanceCommand, Result<CreatedInstance>>
{
    public async Task<Result<CreatedInstance>> Handle(CreateInstanceCommand command, CancellationToken cancellationToken)
    {
        if (!InstanceName.IsValid(command.Instance))
        {
            return AccountFailures.BadInstanceName;
        }

        if (AccessToken.ChooseOrGenerate(command.Token) is not { } token)
        {
            return AccountFailures.BadToken;
        }

        if (await accounts.FindAccountAsync(command.Account, cancellationToken) is not { } accountId)
        {
            return AccountFailures.UnknownAccount;
        }

        return await accounts.AddInstanceAsync(accountId, command.Instance, token.Hash(), cancellationToken)
            ? new CreatedInstance(command.Account, command.Instance, token)
            : AccountFailures.InstanceTaken;
    }
}
