using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Infrastructure.RateLimiting;

namespace RyzeChatwoot.IntegrationTests.Persistence;

/// <summary>Two roles: the owner migrates, and the service runs as a role that may change rows only (docs/operations.md).</summary>
public sealed class RestrictedRoleTests() : CommandTests(Database.Postgres)
{
    private readonly string role = $"ryze_app_{Guid.NewGuid():N}";

    [SetUp]
    public async Task CreateRoleAsync()
    {
        await Data.ExecuteAsync(
            $"""
            REVOKE CREATE ON SCHEMA public FROM PUBLIC;
            CREATE ROLE {role} LOGIN PASSWORD 'password-of-the-role';
            GRANT USAGE ON SCHEMA public TO {role};
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
            """);
    }

    [TearDown]
    public async Task DropRoleAsync() => await Data.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");

    [Test]
    public async Task A_role_that_may_change_rows_only_runs_everything_on_a_current_schema()
    {
        LineOf(await RunAsync("migrate"));
        Fixture.Bridge.OnActivate(BridgeReplies.Activated("int_1"));
        Fixture.Bridge.OnRead(BridgeReplies.Live("error", inboxId: 42));
        Fixture.Bridge.OnTerminate(BridgeReply.Status(400));
        Environment["DATABASE_URL"] = UrlOfRole();
        Environment["RATE_LIMIT_PER_MINUTE"] = "100";
        Environment["RATE_LIMIT_SHARED"] = "true";
        await using (var service = await StartWithBridgeAsync())
        {
            Assert.That((await Client.SetAsync(Instance)).Status, Is.EqualTo(201));
            Assert.That((await Client.ListAsync(Instance)).Status, Is.EqualTo(200));
            Assert.That((await Client.DeleteAsync(Instance)).Status, Is.EqualTo(200));
            Assert.That(await Data.OutboxAsync(), Is.EqualTo((string[])["int_1"]));
            Fixture.Bridge.OnTerminate(BridgeReplies.Terminated);
            await Eventually.HoldsAsync(async () => (await Data.OutboxAsync()).Count == 0, "the worker terminates what is pending");
            await service.Services.GetRequiredService<SharedRateLimitCounter>().SweepAsync(CancellationToken.None);
        }

        Assert.That(LineOf(await RunAsync("migrate")), Does.Contain("\"applied\":[]"));
        LineOf(await RunAsync("account", "rotate-token", "demo"));
        LineOf(await RunAsync("instance", "delete", "demo", Instance));
        Environment["ENCRYPTION_KEY"] = $"k2:{Convert.ToBase64String(new byte[32])},{Settings.EncryptionKey}";
        LineOf(await RunAsync("keys", "rotate"));
    }

    [Test]
    public async Task On_a_schema_that_is_not_current_the_error_says_that_migrations_are_pending()
    {
        Environment["DATABASE_URL"] = UrlOfRole();

        var complaint = ComplaintOf(await RunAsync("migrate"));

        Assert.That(complaint, Does.StartWith("DATABASE_URL: pending migrations cannot be applied: 42501: permission denied"));
    }

    private string UrlOfRole() => new UriBuilder(Data.Url) { UserName = role, Password = "password-of-the-role" }.Uri.AbsoluteUri;
}
