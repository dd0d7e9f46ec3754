using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;

namespace RyzeChatwoot.UnitTests.Application.Accounts;

public sealed class CreateAccountTests
{
    private const string ChosenToken = "chosen-by-the-tests";

    private readonly Mock<IAccountRepository> registry = new(MockBehavior.Strict);

    [Test]
    public async Task Keeps_the_hash_of_a_chosen_token()
    {
        registry
            .Setup(accounts => accounts.AddAccountAsync("demo", AccessToken.Hash(ChosenToken), CancellationToken.None))
            .ReturnsAsync(true);

        var created = ValueOf(await CreateAsync("demo", ChosenToken));

        Assert.That((created.Account, created.Token.Reveal()), Is.EqualTo(("demo", ChosenToken)));
    }

    [Test]
    public async Task Makes_a_token_where_none_was_chosen_and_keeps_its_hash()
    {
        byte[]? kept = null;
        registry.Setup(accounts => accounts.AddAccountAsync("demo", It.IsAny<byte[]>(), CancellationToken.None))
            .Callback((string _, byte[] hash, CancellationToken _) => kept = hash)
            .ReturnsAsync(true);

        var created = ValueOf(await CreateAsync("demo", token: null));

        Assert.That(kept, Is.EqualTo(created.Token.Hash()));
    }

    [TestCase("odd name", "short")]
    [TestCase("", ChosenToken)]
    public async Task Refuses_an_odd_name_first(string name, string token) => Assert.That(
        FailureOf(await CreateAsync(name, token)),
        Is.EqualTo(new Failure(FailureKind.Invalid, "account name must be 1 to 100 of A-Z a-z 0-9 _ -")));

    [Test]
    public async Task Refuses_an_odd_token() => Assert.That(
        FailureOf(await CreateAsync("demo", "short")),
        Is.EqualTo(new Failure(FailureKind.Invalid, "token must be 16 to 4096 printable ASCII characters without spaces around them")));

    [Test]
    public async Task Says_that_the_name_or_the_token_is_taken()
    {
        registry.Setup(accounts => accounts.AddAccountAsync("demo", It.IsAny<byte[]>(), CancellationToken.None)).ReturnsAsync(false);

        var result = await CreateAsync("demo", ChosenToken);

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(FailureKind.Invalid, "account name or token is already taken")));
    }

    private Task<Result<CreatedAccount>> CreateAsync(string name, string? token) =>
        new CreateAccountHandler(registry.Object).Handle(new CreateAccountCommand(name, token), CancellationToken.None);
}
