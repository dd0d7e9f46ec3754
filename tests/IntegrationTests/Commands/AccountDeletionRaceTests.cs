using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.IntegrationTests.Commands;

/// <summary>An account is deleted while its instances change, or the deletion is interrupted; not on SQLite, which has one writer at a time.</summary>
[TestFixture(Database.Postgres)]
public sealed class AccountDeletionRaceTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task An_account_to_which_an_open_transaction_adds_an_instance_is_not_deleted()
    {
        var accounts = Service.Services.GetRequiredService<IAccountRepository>();
        await Service.AddAccountAsync("empty");
        var accountId = (await accounts.FindAccountAsync("empty", CancellationToken.None))!.Value;
        await using var adding = await WriteLock.TakeByAsync(
            Data, "INSERT INTO instances (account_id, name, token_hash, created_at) SELECT id, 'new', 'new'::bytea, now() FROM accounts WHERE name = 'empty'");

        var deletion = accounts.DeleteAccountAsync(accountId, CancellationToken.None);
        await adding.StatementsWaitAsync(1);
        await adding.CommitAsync();

        Assert.That(await deletion, Is.False);
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public async Task A_deletion_that_is_interrupted_keeps_its_batches_and_continues(string signal)
    {
        await Data.ExecuteAsync(
            "INSERT INTO instances (account_id, name, token_hash, created_at) SELECT a.id, 'i' || n, ('i' || n)::bytea, now() FROM accounts a, generate_series(1, 250) n");
        var settings = Fixture.Settings;
        ProcessEnd interrupted;
        await using (var blocking = await WriteLock.TakeByAsync(Data, "UPDATE instances SET name = 'blocked' WHERE name = 'i250'"))
        await using (var process = ServiceProcess.Start(settings, "account", "delete", Account))
        {
            await blocking.StatementsWaitAsync(1);
            process.AskToStop(signal);
            interrupted = await process.EndAsync();
        }

        var end = await ServiceProcess.RunAsync(settings, "account", "delete", Account);

        Assert.That(interrupted, Is.EqualTo(
            new ProcessEnd(1, "", "interrupted; what is done stays done, and the same command continues there\n")));
        Assert.That(end.Output, Is.EqualTo("""{"account":"demo","instances":51,"deleted":true}""" + '\n'), end.Error);
    }
}
