using System.CommandLine;
using MediatR;
using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>account create|list|rotate-token|delete</c></summary>
internal static class AccountCommand
{
    public static Command Create() => new("account", "Accounts own instances.")
    {
        WithToken("create", "Adds an account and prints its token, this once.", (account, token) => new CreateAccountCommand(account, token)),
        WithToken(
            "rotate-token",
            "Gives an account another token and prints it, this once; the old one stops working.",
            (account, token) => new RotateAccountTokenCommand(account, token)),
        List(),
        Delete(),
    };

    private static Command WithToken(string name, string description, Func<string, string?, IRequest<Result<CreatedAccount>>> request)
    {
        var account = new Argument<string>("account") { Description = "The account's name." };
        var token = new Option<string?>("--token") { Description = "The token to use; one is made where this is left out." };
        var command = new Command(name, description) { account, token };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var created = await CommandScope.SendAsync(request(parsed.GetRequiredValue(account), parsed.GetValue(token)), cancellationToken);
            CommandJson.Print(new AccountOutput(created.Account, created.Token.Reveal()), CommandJson.Default.AccountOutput);
        });
        return command;
    }

    private static Command List()
    {
        var list = new Command("list", "Prints all accounts, one JSON object a line.");
        list.SetAction(async (_, cancellationToken) =>
        {
            await using var app = await CommandScope.OpenAsync(cancellationToken);
            foreach (var account in await app.Services.GetRequiredService<IMediator>().Send(new ListAccountsQuery(), cancellationToken))
            {
                CommandJson.Print(
                    new AccountListOutput(account.Account, account.Instances, account.CreatedAt, account.Id), CommandJson.Default.AccountListOutput);
            }
        });
        return list;
    }

    private static Command Delete()
    {
        var account = new Argument<string>("account") { Description = "The account's name." };
        var delete = new Command("delete", "Deletes an account with its instances; the service terminates their integrations.") { account };
        delete.SetAction(async (parsed, cancellationToken) =>
        {
            var deleted = await CommandProgress.ShowAsync("instances deleted", progress =>
                CommandScope.SendAsync(new DeleteAccountCommand(parsed.GetRequiredValue(account), progress), cancellationToken));
            CommandJson.Print(new DeletedAccountOutput(deleted.Account, deleted.Instances, Deleted: true), CommandJson.Default.DeletedAccountOutput);
        });
        return delete;
    }
}
