using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;

namespace RyzeChatwoot.UnitTests.Application.Accounts;

public sealed class CreateInstanceTests
{
    private const string ChosenToken = "chosen-by-the-tests";

    private readonly Mock<IAccountRepository> registry = new(MockBehavior.Strict);

    [Test]
    public async Task Adds_the_instance_to_the_account_with_the_hash_of_its_token()
    {
        HasAccount(7);
        registry
            .Setup(accounts => accounts.AddInstanceAsync(7, "suporte", AccessToken.Hash(ChosenToken), CancellationToken.None))
            .ReturnsAsync(true);

        var created = ValueOf(await CreateAsync("suporte", ChosenToken));

        Assert.That((created.Account, created.Instance, created.Token.Reveal()), Is.EqualTo(("demo", "suporte", ChosenToken)));
    }

    [Test]
    public async Task Makes_a_token_where_none_was_chosen_and_keeps_its_hash()
    {
        byte[]? kept = null;
        HasAccount(7);
        registry.Setup(accounts => accounts.AddInstanceAsync(7, "suporte", It.IsAny<byte[]>(), CancellationToken.None))
            .Callback((long _, string _, byte[] hash, CancellationToken _) => kept = hash)
            .ReturnsAsync(true);

        var created = ValueOf(await CreateAsync("suporte", token: null));

        Assert.That(kept, Is.EqualTo(created.Token.Hash()));
    }

    [Test]
    public async Task Refuses_an_invalid_name_before_any_statement() => Assert.That(
        FailureOf(await CreateAsync("odd name", "short")),
        Is.EqualTo(new Failure(FailureKind.Invalid, "instance name must be 1 to 100 of A-Z a-z 0-9 _ -")));

    [Test]
    public async Task Refuses_an_invalid_token_before_any_statement() => Assert.That(
        FailureOf(await CreateAsync("suporte", "short")),
        Is.EqualTo(new Failure(FailureKind.Invalid, "token must be 16 to 4096 printable ASCII characters without spaces around them")));

    [Test]
    public async Task Adds_nothing_to_an_unknown_account()
    {
        HasAccount(null);

        var result = await CreateAsync("suporte", ChosenToken);

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.NotFound, "unknown account")));
    }

    [Test]
    public async Task Says_that_the_name_or_the_token_is_taken()
    {
        HasAccount(7);
        registry.Setup(accounts => accounts.AddInstanceAsync(7, "suporte", It.IsAny<byte[]>(), CancellationToken.None)).ReturnsAsync(false);

        var result = await CreateAsync("suporte", ChosenToken);

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.Invalid, "instance name or token is already taken")));
    }

    private void HasAccount(long? id) =>
        registry.Setup(accounts => accounts.FindAccountAsync("demo", CancellationToken.None)).ReturnsAsync(id);

    private Task<Result<CreatedInstance>> CreateAsync(string name, string? token) =>
        new CreateInstanceHandler(registry.Object).Handle(new CreateInstanceCommand("demo", name, token), CancellationToken.None);
}
