using System.CommandLine;
using System.Text.Json;
using RyzeChatwoot.Application.Accounts;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary><c>instance create &lt;account&gt; &lt;instance&gt; [--token &lt;t&gt;]</c></summary>
internal static class InstanceCommand
{
    public static Command Create()
    {
        var account = new Argument<string>("account") { Description = "The account that owns the instance." };
        var instance = new Argument<string>("instance") { Description = "The new instance's name." };
        var token = new Option<string?>("--token") { Description = "The instance's token; one is made where this is left out." };
        var create = new Command("create", "Adds an instance and prints its token, this once.") { account, instance, token };
        create.SetAction(async (parsed, cancellationToken) =>
        {
            var command = new CreateInstanceCommand(
                parsed.GetRequiredValue(account), parsed.GetRequiredValue(instance), parsed.GetValue(token));
            var created = await CommandScope.SendAsync(command, cancellationToken);
            var output = new InstanceOutput(created.Account, created.Instance, created.Token.Reveal());
            Console.WriteLine(JsonSerializer.Serialize(output, CommandJson.Default.InstanceOutput));
        });
        return new Command("instance", "Instances are connected WhatsApp numbers.") { create };
    }
}
