using System.Text.Json.Serialization;
using RyzeChatwoot.Application.Ports;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>What <c>account create</c> prints; the only place where the token is shown.</summary>
internal sealed record AccountOutput(string Account, string Token);

/// <summary>What <c>instance create</c> prints; the only place where the token is shown.</summary>
internal sealed record InstanceOutput(string Account, string Instance, string Token);

/// <summary>What <c>migrate</c> prints.</summary>
internal sealed record MigrateOutput(IReadOnlyList<string> Applied, int Schema);

/// <summary>What <c>terminations list</c> prints for each entry; times are in UTC.</summary>
internal sealed record TerminationOutput(
    string BridgeIntegrationId, string InstanceName, int Attempts, DateTime NextAttemptAt, string LastError, DateTime CreatedAt)
{
    public static TerminationOutput Of(LedgerEntry entry) => new(
        entry.Owed.BridgeIntegrationId, entry.Owed.InstanceName, entry.Attempts, entry.NextAttemptAt, entry.LastError, entry.CreatedAt);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AccountOutput))]
[JsonSerializable(typeof(InstanceOutput))]
[JsonSerializable(typeof(MigrateOutput))]
[JsonSerializable(typeof(TerminationOutput))]
internal sealed partial class CommandJson : JsonSerializerContext;
