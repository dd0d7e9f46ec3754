using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Accounts;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.UnitTests;

/// <summary>Valid data; a test changes in sight what it is about.</summary>
internal static class Samples
{
    public const string ChatwootToken = "chatwoot-token-of-the-tests";

    public const string BridgeToken = "bridge-token-of-the-tests";

    /// <summary>Describes the failure of the tests' database as <c>the cause</c>.</summary>
    public static readonly IDatabaseFaults DescribedFaults =
        Mock.Of<IDatabaseFaults>(faults => faults.Describe(It.IsAny<BrokenDatabaseException>()) == "the cause");

    public static Caller AnAccount() => new(7, OnlyInstance: null);

    public static Instance AnInstance() => new(11, OwnerAccountId: 3, "suporte", AnIntegration());

    public static ChatwootIntegration AnIntegration() => new()
    {
        InstanceId = 11,
        BridgeIntegrationId = "int_old",
        BaseUrl = "https://chatwoot.example.com",
        AccountId = 5,
        ApiToken = new ApiToken(ChatwootToken),
        InboxId = 42,
        InboxName = "WhatsApp - Orion",
        Status = IntegrationStatus.Active,
        LastError = "",
        CreatedAt = new DateTime(2026, 4, 20, 10, 15, 30, DateTimeKind.Utc),
        UpdatedAt = new DateTime(2026, 4, 21, 8, 0, 0, DateTimeKind.Utc),
    };

    /// <summary>What the bridge says of <see cref="AnIntegration"/> while nothing has changed.</summary>
    public static LiveStatus ALiveStatus() => new(IntegrationStatus.Active, LastError: "", InboxId: 42);

    public static ChatwootSettings Settings(
        string baseUrl = "https://chatwoot.example.com", long accountId = 5, string apiToken = ChatwootToken, string inboxName = "WhatsApp - Orion") =>
        Outcome.ValueOf(ChatwootSettings.Create(baseUrl, accountId, apiToken, inboxName));

    public static ActivatedAtBridge AnActivation() => new("int_new", IntegrationStatus.Active, InboxId: 42, InboxName: null);
}
