using System.CommandLine;
using System.Text.RegularExpressions;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>Says which word of a command line is unknown, and what would be known there; a word that may be a token is not repeated.</summary>
internal static partial class UnknownWord
{
    /// <returns>One sentence; null where every word is known.</returns>
    public static string? Describe(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..])
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            return $"Unknown command{Shown(word)}. Known: {string.Join(", ", command.Subcommands.Select(known => known.Name))}.";
        }

        return word.StartsWith('-')
            ? $"{command.Name}: unknown option{Shown(word.Split('=', ':')[0])}. Known: {string.Join(", ", command.Options.Select(known => known.Name).Append("--help"))}."
            : $"{command.Name}: one argument too many. It takes: {string.Join(" ", command.Arguments.Select(known => $"<{known.Name}>"))}.";
    }

    private static string Shown(string word) => Plain().IsMatch(word) ? $" '{word}'" : "";

    [GeneratedRegex("^[A-Za-z-]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
