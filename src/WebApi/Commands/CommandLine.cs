using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>The command line (contract, section 11): one JSON object on standard output, or one line on standard error and exit code 1.</summary>
internal static class CommandLine
{
    private const int Failed = 1;

    /// <summary>How long a command may take to stop after Ctrl+C or SIGTERM, before the process ends without it.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args.Length == 0)
            {
                return await ServeCommand.RunAsync();
            }

            var parsed = Root().Parse(args);
            if (parsed.Errors is [var error, ..])
            {
                return Fail($"{UnknownWord.Describe(parsed) ?? error.Message} See --help.");
            }

            var exitCode = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = StopTimeout,
            });

            // Options such as --help have an action of their own, and run no command.
            if (exitCode == 0 && parsed.Action == parsed.CommandResult.Command.Action)
            {
                CommandAudit.LogSuccess(parsed);
            }

            return exitCode;
        }
        catch (Exception exception) when (exception is InvalidSettingException or CommandException)
        {
            return Fail(exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail("interrupted; what is done stays done, and the same command continues there");
        }
        catch (DbException exception)
        {
            // The server may repeat a secret of the setting, which the service's parts know; those of the command are gone.
            await using var app = CommandScope.Build();
            return FailOnDatabase(app.Services.GetRequiredService<IDatabaseFaults>().Describe(exception));
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            return FailOnDatabase(DatabaseFault.Describe(exception));
        }
    }

    private static RootCommand Root() => new("The Chatwoot module of RyzeAPI. Without arguments it applies pending migrations and serves.")
    {
        AccountCommand.Create(),
        BridgeCommand.Create(),
        HealthCommand.Create(),
        InstanceCommand.Create(),
        IntegrationCommand.Create(),
        KeysCommand.Create(),
        MigrateCommand.Create(),
        TerminationsCommand.Create(),
    };

    private static int FailOnDatabase(string cause) => Fail($"{DatabaseOptions.UrlSetting}: the database cannot be used: {cause}");

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return Failed;
    }
}
