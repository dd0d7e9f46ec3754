using System.Text.Json.Serialization;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>What <c>account create</c> prints; the only place where the token is shown.</summary>
internal sealed record AccountOutput(string Account, string Token);

/// <summary>What <c>instance create</c> prints; the only place where the token is shown.</summary>
internal sealed record InstanceOutput(string Account, string Instance, string Token);

/// <summary>What <c>migrate</c> prints.</summary>
internal sealed record MigrateOutput(IReadOnlyList<string> Applied, int Schema);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AccountOutput))]
[JsonSerializable(typeof(InstanceOutput))]
[JsonSerializable(typeof(MigrateOutput))]
internal sealed partial class CommandJson : JsonSerializerContext;
