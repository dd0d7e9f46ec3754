using MediatR;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.IntegrationTests.Commands;

/// <summary>The command <c>account delete</c> (contract, section 11).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class AccountDeletionTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task An_account_that_is_deleted_leaves_nothing_at_the_bridge()
    {
        await Service.AddInstanceAsync(Account, "vendas");
        var otherToken = await Service.AddAccountAsync("other");
        await Service.AddInstanceAsync("other", Instance);
        await GivenIntegrationAsync();
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);

        var result = await Service.Services.GetRequiredService<IMediator>().Send(new DeleteAccountCommand(Account));

        Assert.That(result.TryGet(out var deleted, out _) ? deleted : null, Is.EqualTo(new DeletedAccount(Account, Instances: 2)));
        Assert.That((await Bridge.WaitForCallAsync(BridgeCall.Terminate)).Id, Is.EqualTo("int_1"));
        (await Client.ListAsync(Instance)).AssertError(401, "Invalid token");
        using var other = Service.ClientWith(otherToken);
        (await other.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
    }

    [Test]
    public async Task The_command_prints_how_many_instances_it_deleted()
    {
        await Service.AddInstanceAsync(Account, "vendas");

        var end = await ServiceProcess.RunAsync(Fixture.Settings, "account", "delete", Account);

        Assert.That((end.ExitCode, end.Output), Is.EqualTo((0, """{"account":"demo","instances":2,"deleted":true}""" + '\n')), end.Error);
    }

    [Test]
    public async Task An_account_that_has_an_instance_is_not_deleted()
    {
        var accountId = (await Accounts.FindAccountAsync(Account, CancellationToken.None))!.Value;

        Assert.That(await Accounts.DeleteAccountAsync(accountId, CancellationToken.None), Is.False);
        Assert.That(await Data.QueryAsync<string>("SELECT name FROM accounts"), Is.EqualTo((string[])[Account]));
    }

    private IAccountRepository Accounts => Service.Services.GetRequiredService<IAccountRepository>();
}
