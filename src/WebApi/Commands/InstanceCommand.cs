using System.CommandLine;
using MediatR;
using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>instance create|list|rotate-token|delete</c></summary>
internal static class InstanceCommand
{
    public static Command Create() => new("instance", "Instances are connected WhatsApp numbers.")
    {
        WithToken(
            "create",
            "Adds an instance and prints its token, this once.",
            (account, instance, token) => new CreateInstanceCommand(account, instance, token)),
        WithToken(
            "rotate-token",
            "Gives an instance another token and prints it, this once; the old one stops working.",
            (account, instance, token) => new RotateInstanceTokenCommand(account, instance, token)),
        List(),
        Delete(),
    };

    private static Argument<string> Account() => new("account") { Description = "The account that owns the instance." };

    private static Argument<string> Instance() => new("instance") { Description = "The instance's name." };

    private static Command WithToken(
        string name, string description, Func<string, string, string?, IRequest<Result<CreatedInstance>>> request)
    {
        var (account, instance) = (Account(), Instance());
        var token = new Option<string?>("--token") { Description = "The token to use; one is made where this is left out." };
        var command = new Command(name, description) { account, instance, token };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var created = await CommandScope.SendAsync(
                request(parsed.GetRequiredValue(account), parsed.GetRequiredValue(instance), parsed.GetValue(token)), cancellationToken);
            CommandJson.Print(
                new InstanceOutput(created.Account, created.Instance, created.Token.Reveal()), CommandJson.Default.InstanceOutput);
        });
        return command;
    }

    private static Command List()
    {
        var account = Account();
        var list = new Command("list", "Prints an account's instances, one JSON object a line.") { account };
        list.SetAction(async (parsed, cancellationToken) =>
        {
            var found = await CommandScope.SendAsync(new ListInstancesQuery(parsed.GetRequiredValue(account)), cancellationToken);
            foreach (var instance in found.Instances)
            {
                CommandJson.Print(
                    new InstanceListOutput(found.Account, instance.Instance, instance.BridgeIntegrationId ?? "", instance.CreatedAt),
                    CommandJson.Default.InstanceListOutput);
            }
        });
        return list;
    }

    private static Command Delete()
    {
        var (account, instance) = (Account(), Instance());
        var delete = new Command("delete", "Deletes an instance; the service terminates its integration.") { account, instance };
        delete.SetAction(async (parsed, cancellationToken) =>
        {
            var command = new DeleteInstanceCommand(parsed.GetRequiredValue(account), parsed.GetRequiredValue(instance));
            var deleted = await CommandScope.SendAsync(command, cancellationToken);
            CommandJson.Print(new DeletedOutput(deleted.Account, deleted.Instance, Deleted: true), CommandJson.Default.DeletedOutput);
        });
        return delete;
    }
}
