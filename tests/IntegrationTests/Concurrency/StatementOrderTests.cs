namespace RyzeChatwoot.IntegrationTests.Concurrency;

/// <summary>
/// A delete that adds a termination to the outbox and a set that replaces the same row write the same two tables. PostgreSQL ends one of them with an
/// error where they wait for each other; here each is stopped at the statement where that would happen.
/// </summary>
public sealed class StatementOrderTests() : FaultTests(Database.Postgres)
{
    [Test]
    public async Task A_delete_that_adds_a_termination_and_a_set_do_not_wait_for_each_other()
    {
        await StartServiceAsync();
        await Client.SetAsync(Instance);
        Bridge.Refuse(BridgeCall.Terminate);
        Task<Response> delete;
        Task<Response> set;
        await using (var others = await WriteLock.TakeOnRowsAsync(Data))
        {
            delete = Client.DeleteAsync(Instance);
            await others.StatementsWaitAsync(1);
            set = Client.SetAsync(Instance);
            await others.StatementsWaitAsync(2);
        }

        Assert.That((await delete).Status, Is.EqualTo(200), $"{await delete}");
        Assert.That((await set).Status, Is.EqualTo(201), $"{await set}");
        Bridge.Heal();
        await DrainOutboxAsync();
        await AssertNothingIsLeftBehindAsync();
    }
}
