namespace RyzeChatwoot.WebApi.Commands;

/// <summary>A command that cannot be carried out; the message is the one line that the person at the keyboard sees.</summary>
internal sealed class CommandException(string message) : Exception(message);
