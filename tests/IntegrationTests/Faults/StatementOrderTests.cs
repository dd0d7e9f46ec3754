using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Faults;

/// <summary>
/// A delete that owes a termination and a set that replaces the same row write the same two tables. PostgreSQL ends one of them with an
/// error where they wait for each other; here each is stopped at the statement where that would happen.
/// </summary>
public sealed class StatementOrderTests
{
    [Test]
    public async Task A_delete_that_owes_a_termination_and_a_set_do_not_wait_for_each_other()
    {
        await using var scene = await FaultFixture.CreateAsync(Database.Postgres);
        await scene.StartServiceAsync();
        await scene.Client.SetAsync(FaultFixture.Instance);
        scene.Bridge.Refuse(BridgeCall.Terminate);
        Task<Answer> delete;
        Task<Answer> set;
        await using (var others = await WriteLock.TakeOnRowsAsync(scene.Data))
        {
            delete = scene.Client.DeleteAsync(FaultFixture.Instance);
            await others.StatementsWaitAsync(1);
            set = scene.Client.SetAsync(FaultFixture.Instance);
            await others.StatementsWaitAsync(2);
        }

        Assert.That((await delete).Status, Is.EqualTo(200), $"{await delete}");
        Assert.That((await set).Status, Is.EqualTo(201), $"{await set}");
        scene.Bridge.Heal();
        await scene.DrainLedgerAsync();
        await scene.AssertNothingIsLeftBehindAsync();
    }
}
