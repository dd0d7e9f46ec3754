using System.Text;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests;

/// <summary>Secrets come out nowhere, however hard the bridge tries to give them away (contract, sections 2, 5, 7, 8 and 10).</summary>
[TestFixture(Database.Sqlite)]
[TestFixture(Database.Postgres)]
public sealed class SecretsTests(Database kind) : ServiceTests(kind)
{
    private const string ChatwootToken = "canary-of-the-chatwoot-token";
    private const string BridgeToken = "canary-of-the-bridge-token";
    private const string AccountCanary = "canary-of-the-account-token";
    private const string InstanceCanary = "canary-of-the-instance-token";

    /// <summary>What the bridge knows of ours, and so can repeat.</summary>
    private const string Echo = $"<b>told</b> {ChatwootToken} and Bearer {BridgeToken}";

    private readonly List<Response> responses = [];

    [Test]
    public async Task No_response_no_log_and_no_table_shows_a_secret()
    {
        await Service.AddAccountAsync("canaries", AccountCanary);
        await Service.AddInstanceAsync("canaries", Instance, InstanceCanary);
        await Service.AddInstanceAsync("canaries", "vendas");
        await using var service = await StartAnotherAsync(settings => settings["BRIDGE_TOKEN"] = BridgeToken);
        using var account = service.ClientWith(AccountCanary);
        using var instance = service.ClientWith(InstanceCanary);

        await GoThroughEverythingAsync(account, instance);

        string[] secrets = [ChatwootToken, BridgeToken, AccountCanary, InstanceCanary, Settings.EncryptionKey.Split(':')[1]];
        Assert.Multiple(() =>
        {
            foreach (var secret in secrets)
            {
                Assert.That(responses.Select(AllOf), Has.None.Contains(secret));
                Assert.That(service.Log.Lines.Select(line => line.Text), Has.None.Contains(secret));
            }
        });
        var stored = await DumpAsync();
        Assert.That(stored, Does.Contain("canaries").And.Contain("told"), "The dump shows what is stored at all");
        foreach (var secret in secrets)
        {
            Assert.That(stored, Does.Not.Contain(secret));
        }
    }

    private async Task GoThroughEverythingAsync(ChatwootClient account, ChatwootClient instance)
    {
        var body = ChatwootClient.AnActivation();
        body["chatwootApiToken"] = ChatwootToken;
        var broken = ChatwootClient.AnActivation();
        broken["chatwootApiToken"] = $"{ChatwootToken}\n{ChatwootToken}";

        Bridge.OnActivate(BridgeReply.Json(201, $$"""{"id":"int_1","status":"error","inbox_name":"{{Echo}}","last_error":"{{Echo}}"}"""));
        Bridge.OnRead(BridgeReplies.Live("error", Echo, inboxId: 42));
        Bridge.OnTerminate(BridgeReply.Text(400, Echo, "text/plain"));
        responses.Add(await account.SetAsync(Instance, body));
        responses.Add(await account.ListAsync(Instance));
        responses.Add(await instance.ListAsync(Instance));
        responses.Add(await account.SetAsync(Instance, broken));
        responses.Add(await account.SetAsync("vendas", body));
        responses.Add(await account.DeleteAsync("vendas"));

        foreach (var status in (int[])[401, 403, 404, 422, 503])
        {
            Bridge.OnActivate(BridgeReplies.Refused(502, $"HTTP {status} {Echo}", upstreamStatus: status));
            responses.Add(await instance.SetAsync(Instance, body));
        }

        Bridge.OnActivate(BridgeReply.Text(500, Echo, "text/plain"));
        responses.Add(await instance.SetAsync(Instance, body));
        Bridge.OnRead(BridgeReply.Text(500, Echo, "text/plain"));
        responses.Add(await account.ListAsync(Instance));
        responses.Add(await instance.ListAsync("another-instance"));
        responses.Add(await account.DeleteAsync("another-instance"));
        await Data.RefuseAsync("INSERT");
        Bridge.OnActivate(BridgeReplies.Activated("int_2"));
        responses.Add(await account.SetAsync(Instance, body));

        Assert.That(responses.Select(response => response.Status), Is.EqualTo((int[])[201, 200, 200, 400, 201, 200, 401, 403, 400, 400, 502, 502, 200, 403, 404, 500]));
    }

    private static string AllOf(Response response) => $"{response.Headers}{response.ContentHeaders}{response.Body}";

    /// <summary>Everything that the database keeps, as text.</summary>
    private async Task<string> DumpAsync()
    {
        if (Data.Kind == Database.Sqlite)
        {
            var files = Directory.GetFiles(Data.Folder, $"{Path.GetFileName(Data.SqliteFile)}*");
            return string.Concat(files.Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        }

        var tables = await Data.QueryAsync<string>("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        var rows = await Task.WhenAll(tables.Select(table => Data.QueryAsync<string>($"SELECT t::text FROM {table} t")));
        return string.Join('\n', rows.SelectMany(row => row));
    }
}
