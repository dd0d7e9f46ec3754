namespace RyzeChatwoot.WebApi.Audit;

/// <summary>The lines of the audit trail. Its category is one of its own, so that <c>Logging__LogLevel__RyzeChatwoot.Audit=None</c> switches it off.</summary>
internal static partial class AuditLog
{
    /// <summary>The log category.</summary>
    public const string Category = "RyzeChatwoot.Audit";

    /// <summary>Stands for what a line has no value for.</summary>
    public const string None = "-";

    /// <summary>A request that changes something, whatever became of it.</summary>
    [LoggerMessage(4001, LogLevel.Information, "Request {Action} for instance {Instance} by {Caller} from {Address}: {Outcome}")]
    public static partial void LogRequest(ILogger logger, string action, string instance, string caller, string address, int outcome);

    /// <summary>A command that succeeded.</summary>
    [LoggerMessage(4002, LogLevel.Information, "Command {Action} for account {Account} and instance {Instance} by user {User}: {Outcome}")]
    public static partial void LogCommand(ILogger logger, string action, string account, string instance, string user, string outcome);
}
