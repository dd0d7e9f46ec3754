using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.IntegrationTests.Encryption;

/// <summary>How the Chatwoot API token is kept (contract, sections 7, 10 and 12).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class EncryptionTests(Database kind) : ServiceTests(kind)
{
    private const string ApiToken = "chatwoot-api-token-of-the-tests";
    private const string NewKey = "k2:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    [Test]
    public async Task A_stored_token_decrypts_in_its_own_row_and_in_no_other()
    {
        await Service.AddInstanceAsync(Account, "vendas");
        var stored = (await GivenIntegrationAsync()).ApiToken;
        var cipher = Service.Services.GetRequiredService<ApiTokenCipher>();
        var own = await IdOfAsync(Instance);
        var other = await IdOfAsync("vendas");

        Assert.That(stored, Does.StartWith("v1:k1:").And.Not.Contain(ApiToken));
        Assert.That(cipher.Decrypt(own, stored), Is.EqualTo(ApiToken));
        Assert.That(() => cipher.Decrypt(other, stored), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public async Task The_same_token_is_never_encrypted_to_the_same_text()
    {
        var first = await GivenIntegrationAsync();
        var second = await GivenIntegrationAsync();

        Assert.That(second.ApiToken, Is.Not.EqualTo(first.ApiToken));
    }

    [Test]
    public async Task A_list_survives_a_token_that_does_not_decrypt_and_shows_nothing_that_could_be_one()
    {
        await GivenIntegrationAsync();
        await Data.ExecuteAsync("UPDATE chatwoot_integrations SET chatwoot_api_token = 'v1:k1:' || substr(chatwoot_api_token, 11)");
        Bridge.OnRead(BridgeReplies.Live("error", $"bad token {ApiToken}"));

        var response = await Client.ListAsync(Instance);

        Assert.That(response.Status, Is.EqualTo(200));
        Assert.That(response.ReadJson().GetProperty("status").GetString(), Is.EqualTo("error"));
        Assert.That(response.Body, Does.Not.Contain(ApiToken));
    }

    [Test]
    public async Task The_first_key_encrypts_and_all_decrypt()
    {
        var old = await GivenIntegrationAsync();
        await using var service = await StartAnotherAsync(settings => settings["ENCRYPTION_KEY"] = $"{NewKey},{Settings.EncryptionKey}");
        using var client = service.ClientWith(AccountToken);
        var cipher = service.Services.GetRequiredService<ApiTokenCipher>();
        var id = await IdOfAsync(Instance);

        Assert.That(cipher.Decrypt(id, old.ApiToken), Is.EqualTo(ApiToken));
        await client.SetAsync(Instance);
        var renewed = (await Data.FindRowAsync(Instance))!.ApiToken;
        Assert.That(renewed, Does.StartWith("v1:k2:"));
        Assert.That(cipher.Decrypt(id, renewed), Is.EqualTo(ApiToken));
    }

    [Test]
    public async Task A_key_may_go_once_no_token_needs_it()
    {
        await GivenIntegrationAsync();
        await using (var both = await StartAnotherAsync(settings => settings["ENCRYPTION_KEY"] = $"{NewKey},{Settings.EncryptionKey}"))
        {
            using var client = both.ClientWith(AccountToken);
            await client.SetAsync(Instance);
        }

        await using var service = await StartAnotherAsync(settings => settings["ENCRYPTION_KEY"] = NewKey);

        var stored = (await Data.FindRowAsync(Instance))!.ApiToken;
        var cipher = service.Services.GetRequiredService<ApiTokenCipher>();
        Assert.That(cipher.Decrypt(await IdOfAsync(Instance), stored), Is.EqualTo(ApiToken));
    }

    private async Task<long> IdOfAsync(string instance) =>
        (await Data.QueryAsync<long>("SELECT id FROM instances WHERE name = @instance", new { instance })).Single();
}
