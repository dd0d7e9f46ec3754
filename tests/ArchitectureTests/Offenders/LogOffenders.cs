using Microsoft.Extensions.Logging;

namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>Log messages, each wrong in one way.</summary>
internal static partial class LogOffenders
{
    internal static partial class FirstDoor
    {
        [LoggerMessage(1001, LogLevel.Information, "A door opened")]
        private static partial void LogOpened(ILogger logger);
    }

    internal static partial class SecondDoor
    {
        [LoggerMessage(1001, LogLevel.Information, "A door closed")]
        private static partial void LogClosed(ILogger logger);
    }

    internal static partial class FarDoor
    {
        [LoggerMessage(2000, LogLevel.Information, "A door of another house opened")]
        private static partial void LogFar(ILogger logger);
    }

    internal static partial class BareDoor
    {
        [LoggerMessage(LogLevel.Information, "A door without a number opened")]
        private static partial void LogBare(ILogger logger);
    }

    internal static partial class OpenDoor
    {
        [LoggerMessage(1002, LogLevel.Information, "The door {@Door} opened")]
        private static partial void LogWhole(ILogger logger, object door);
    }
}
