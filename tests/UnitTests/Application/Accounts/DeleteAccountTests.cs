using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.UnitTests.Application.Accounts;

public sealed class DeleteAccountTests
{
    private readonly Mock<IAccountRepository> registry = new();
    private readonly List<int> reported = [];

    [SetUp]
    public void AddAccount() => registry.Setup(accounts => accounts.FindAccountAsync("demo", It.IsAny<CancellationToken>())).ReturnsAsync(7);

    [Test]
    public async Task Deletes_instances_in_batches_and_then_the_account()
    {
        Batches(500, 500, 3, 0);
        registry.Setup(accounts => accounts.DeleteAccountAsync(7, It.IsAny<CancellationToken>())).ReturnsAsync(true);

        var result = await DeleteAsync("demo");

        Assert.That(result.TryGet(out var deleted, out _) ? deleted : null, Is.EqualTo(new DeletedAccount("demo", 1003)));
        Assert.That(reported, Is.EqualTo((int[])[500, 1000, 1003]));
    }

    [Test]
    public async Task Deletes_an_instance_that_was_added_meanwhile()
    {
        Batches(2, 0, 1, 0);
        registry.SetupSequence(accounts => accounts.DeleteAccountAsync(7, It.IsAny<CancellationToken>())).ReturnsAsync(false).ReturnsAsync(true);

        var result = await DeleteAsync("demo");

        Assert.That(result.TryGet(out var deleted, out _) ? deleted : null, Is.EqualTo(new DeletedAccount("demo", 3)));
    }

    [Test]
    public async Task Refuses_an_unknown_account()
    {
        var result = await DeleteAsync("other");

        Assert.That(result.TryGet(out _, out var failure) ? null : failure, Is.EqualTo(AccountFailures.UnknownAccount));
    }

    private void Batches(params int[] sizes)
    {
        var batches = registry.SetupSequence(accounts => accounts.DeleteInstancesAsync(7, It.IsAny<int>(), It.IsAny<CancellationToken>()));
        foreach (var size in sizes)
        {
            batches = batches.ReturnsAsync(size);
        }
    }

    private Task<Result<DeletedAccount>> DeleteAsync(string account) =>
        new DeleteAccountHandler(registry.Object).Handle(new DeleteAccountCommand(account, new Recorder(reported)), CancellationToken.None);

    private sealed class Recorder(List<int> reported) : IProgress<int>
    {
        public void Report(int value) => reported.Add(value);
    }
}
