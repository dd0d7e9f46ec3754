using MediatR;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.IntegrationTests.Commands;

/// <summary>Tokens and keys change while the service runs.</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class RotationTests(Database kind) : ServiceTests(kind)
{
    private const string NewKey = "k2:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    private IMediator Mediator => Service.Services.GetRequiredService<IMediator>();

    [Test]
    public async Task A_token_that_was_replaced_stops_working_at_once_and_the_new_one_works()
    {
        var rotated = await Mediator.Send(new RotateAccountTokenCommand(Account, Token: null));

        Assert.That(rotated.TryGet(out var account, out _), Is.True);
        using var renewed = Service.ClientWith(account!.Token.Reveal());
        (await Client.ListAsync(Instance)).AssertError(401, "Invalid token");
        (await renewed.ListAsync(Instance)).AssertError(404, "no chatwoot integration for this instance");
    }

    [Test]
    public async Task A_token_that_is_in_use_is_refused()
    {
        var rotated = await Mediator.Send(new RotateInstanceTokenCommand(Account, Instance, AccountToken));

        Assert.That(rotated.TryGet(out _, out var failure), Is.False);
        Assert.That(failure!.Message, Is.EqualTo("token is already taken"));
    }

    [Test]
    public async Task Keys_rotate_encrypts_every_token_with_the_first_key_once()
    {
        var before = await GivenIntegrationAsync();
        await using var renewed = await StartAnotherAsync(settings => settings["ENCRYPTION_KEY"] = $"{NewKey},{Settings.EncryptionKey}");
        var rotation = renewed.Services.GetRequiredService<EncryptionKeyRotation>();

        Assert.That(await rotation.RotateAsync(progress: null, CancellationToken.None), Is.EqualTo(new RotationReport("k2", Rotated: 1, Unreadable: 0)));
        Assert.That(await rotation.RotateAsync(progress: null, CancellationToken.None), Is.EqualTo(new RotationReport("k2", Rotated: 0, Unreadable: 0)));
        var after = (await Data.FindRowAsync(Instance))!;
        Assert.That(after.ApiToken, Does.StartWith("v1:k2:"));
        Assert.That(after with { ApiToken = before.ApiToken }, Is.EqualTo(before));
    }

    [Test]
    public async Task An_instance_that_is_deleted_leaves_nothing_at_the_bridge()
    {
        await GivenIntegrationAsync();
        Bridge.OnTerminate("int_1", BridgeReplies.Terminated);

        await Mediator.Send(new DeleteInstanceCommand(Account, Instance));

        Assert.That((await Bridge.WaitForCallAsync(BridgeCall.Terminate)).Id, Is.EqualTo("int_1"));
        (await Client.ListAsync(Instance)).AssertError(404, "instance not found");
    }
}
