using System.CommandLine;
using RyzeChatwoot.WebApi.Audit;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>Writes the audit trail's line of a command to standard error, in the format of the service's log; standard output has only the result.</summary>
internal static class CommandAudit
{
    /// <summary>Logs that a command succeeded.</summary>
    public static void LogSuccess(ParseResult parsed)
    {
        var settings = SettingsFile.ReadSettings();
        LogSettings.Verify(settings);
        using var loggers = LoggerFactory.Create(logging =>
        {
            logging.AddConfiguration(settings.GetSection("Logging"))
                .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            logging.Services.AddLogFormats();
        });
        AuditLog.LogCommand(
            loggers.CreateLogger(AuditLog.Category), NameOf(parsed.CommandResult.Command), ValueOf(parsed, "account"), ValueOf(parsed, "instance"), User(), "ok");
    }

    private static string NameOf(Command command) => string.Join(
        ' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Append(command).Select(part => part.Name));

    // The command succeeded, so that these are names that exist. A token is never among them.
    private static string ValueOf(ParseResult parsed, string name)
    {
        var command = parsed.CommandResult.Command;
        return command.Arguments.FirstOrDefault(argument => argument.Name == name) is Argument<string> argument ? parsed.GetRequiredValue(argument)
            : command.Options.FirstOrDefault(option => option.Name == $"--{name}") is Option<string?> option ? parsed.GetValue(option) ?? AuditLog.None
            : AuditLog.None;
    }

    private static string User() => Environment.UserName is { Length: > 0 } user ? user : AuditLog.None;
}
