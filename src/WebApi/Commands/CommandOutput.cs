using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>What <c>account create</c> and <c>account rotate-token</c> print; the only place where the token is shown.</summary>
internal sealed record AccountOutput(string Account, string Token);

/// <summary>What <c>instance create</c> and <c>instance rotate-token</c> print; the only place where the token is shown.</summary>
internal sealed record InstanceOutput(string Account, string Instance, string Token);

/// <summary>What <c>migrate</c> prints.</summary>
internal sealed record MigrateOutput(IReadOnlyList<string> Applied, int Schema);

/// <summary>What <c>bridge check</c> prints; the latency is in milliseconds, the fault empty where all is well.</summary>
internal sealed record BridgeOutput(string Bridge, bool Reachable, string Token, long LatencyMs, string Fault)
{
    public static BridgeOutput Of(BridgeCheckReport report) => new(
        report.Bridge, report.IsReachable, NameOf(report.Token), (long)report.Latency.TotalMilliseconds, report.Fault);

    private static string NameOf(BridgeTokenState state) => state switch
    {
        BridgeTokenState.Accepted => "accepted",
        BridgeTokenState.Refused => "refused",
        BridgeTokenState.Unknown => "unknown",
    };
}

/// <summary>What <c>terminations list</c> prints for each entry; the account is empty in entries of versions before 0.2.0, times are in UTC.</summary>
internal sealed record TerminationOutput(
    string Account, string BridgeIntegrationId, string InstanceName, int Attempts, DateTime NextAttemptAt, string LastError, DateTime CreatedAt)
{
    public static TerminationOutput Of(OutboxEntry entry) => new(
        entry.OwnerAccount,
        entry.Pending.BridgeIntegrationId,
        entry.Pending.InstanceName,
        entry.Attempts,
        entry.NextAttemptAt,
        entry.LastError,
        entry.CreatedAt);
}

/// <summary>What <c>account list</c> prints for each account; log lines carry the id.</summary>
internal sealed record AccountListOutput(string Account, long Instances, DateTime CreatedAt, long Id);

/// <summary>What <c>instance list</c> prints for each instance; the bridge id is empty where there is no integration.</summary>
internal sealed record InstanceListOutput(string Account, string Instance, string BridgeIntegrationId, DateTime CreatedAt);

/// <summary>What <c>integration list</c> prints for each integration; unknown texts are empty, and so is the time where the status watch never read it.</summary>
internal sealed record IntegrationOutput(
    string Account,
    string Instance,
    ReportedStatus Status,
    string LastError,
    string BridgeIntegrationId,
    string ChatwootBaseUrl,
    long ChatwootAccountId,
    long ChatwootInboxId,
    string RefreshedAt)
{
    public static IntegrationOutput Of(IntegrationSummary integration) => new(
        integration.Account,
        integration.Instance,
        integration.Status.ToReported(),
        integration.LastError,
        integration.BridgeIntegrationId ?? "",
        integration.BaseUrl,
        integration.ChatwootAccountId,
        integration.InboxId,
        integration.RefreshedAt is { } at ? TimeText.Of(at) : "");
}

/// <summary>What <c>instance delete</c> prints.</summary>
internal sealed record DeletedOutput(string Account, string Instance, bool Deleted);

/// <summary>What <c>account delete</c> prints; the instances are those that this run deleted.</summary>
internal sealed record DeletedAccountOutput(string Account, int Instances, bool Deleted);

/// <summary>What <c>keys rotate</c> prints.</summary>
internal sealed record RotationOutput(string Key, int Rotated, int Unreadable);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AccountOutput))]
[JsonSerializable(typeof(BridgeOutput))]
[JsonSerializable(typeof(AccountListOutput))]
[JsonSerializable(typeof(InstanceOutput))]
[JsonSerializable(typeof(InstanceListOutput))]
[JsonSerializable(typeof(IntegrationOutput))]
[JsonSerializable(typeof(DeletedOutput))]
[JsonSerializable(typeof(DeletedAccountOutput))]
[JsonSerializable(typeof(RotationOutput))]
[JsonSerializable(typeof(MigrateOutput))]
[JsonSerializable(typeof(TerminationOutput))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    /// <summary>Prints one object on one line of standard output.</summary>
    public static void Print<T>(T output, JsonTypeInfo<T> type) => Console.WriteLine(JsonSerializer.Serialize(output, type));
}
