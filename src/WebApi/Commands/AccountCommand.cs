using System.CommandLine;
using System.Text.Json;
using RyzeChatwoot.Application.Accounts;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>account create &lt;account&gt; [--token &lt;t&gt;]</c></summary>
internal static class AccountCommand
{
    public static Command Create()
    {
        var account = new Argument<string>("account") { Description = "The new account's name." };
        var token = new Option<string?>("--token") { Description = "The account's token; one is made where this is left out." };
        var create = new Command("create", "Adds an account and prints its token, this once.") { account, token };
        create.SetAction(async (parsed, cancellationToken) =>
        {
            var command = new CreateAccountCommand(parsed.GetRequiredValue(account), parsed.GetValue(token));
            var created = await CommandScope.SendAsync(command, cancellationToken);
            Console.WriteLine(JsonSerializer.Serialize(new AccountOutput(created.Account, created.Token.Reveal()), CommandJson.Default.AccountOutput));
        });
        return new Command("account", "Accounts own instances.") { create };
    }
}
