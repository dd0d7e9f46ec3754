using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>
/// Reads both kinds of keyword strings: libpq's, separated by blanks (<c>host=db user=ryze password='two words'</c>), and Npgsql's,
/// separated by semicolons (<c>Host=db;Username=ryze</c>).
/// </summary>
internal static partial class PostgresKeywords
{
    /// <exception cref="InvalidSettingException">It is no keyword string.</exception>
    public static List<PostgresOption> Parse(string text) =>
        Separator().Matches(QuotedValue().Replace(text, "=")).Any(IsSeparator) ? FromNpgsql(text) : FromLibpq(text);

    // A semicolon alone may be part of a password; one that a name or the end follows separates options.
    private static bool IsSeparator(Match match) =>
        match.Groups["name"].Value.Trim() is var name
        && (!name.Contains(' ', StringComparison.Ordinal) || new NpgsqlConnectionStringBuilder().ContainsKey(name));

    private static List<PostgresOption> FromNpgsql(string text)
    {
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw NoKeywords();
        }

        var options = new List<PostgresOption>();
        foreach (string name in pairs.Keys)
        {
            options.Add(new PostgresOption(name, (string)pairs[name], options is not [.., var last] || !PostgresOption.IsPassword(last.Name)));
        }

        return options;
    }

    private static List<PostgresOption> FromLibpq(string text)
    {
        var options = new List<PostgresOption>();
        var at = 0;
        while (Skip(text, ref at) < text.Length)
        {
            var equals = text.IndexOf('=', at);
            var name = equals < 0 ? "" : text[at..equals].Trim();
            var follows = options is [.., var last] && PostgresOption.IsPassword(last.Name);
            if (!Name().IsMatch(name))
            {
                throw follows ? new InvalidSettingException(DatabaseOptions.UrlSetting, "option password with blanks must be in '…'") : NoKeywords();
            }

            at = equals + 1;
            Skip(text, ref at);
            var isQuoted = at < text.Length && text[at] == '\'';
            options.Add(new PostgresOption(name, isQuoted ? Quoted(text, ref at, name) : Bare(text, ref at), !follows));
        }

        return options;
    }

    private static string Bare(string text, ref int at)
    {
        var value = new StringBuilder();
        for (; at < text.Length && !char.IsWhiteSpace(text[at]); at++)
        {
            Append(value, text, ref at);
        }

        return value.ToString();
    }

    private static string Quoted(string text, ref int at, string name)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\'')
            {
                at++;
                return value.ToString();
            }

            Append(value, text, ref at);
        }

        throw new InvalidSettingException(DatabaseOptions.UrlSetting, $"option {name} has no closing '");
    }

    // A backslash keeps the character behind it.
    private static void Append(StringBuilder value, string text, ref int at)
    {
        if (text[at] == '\\' && at + 1 < text.Length)
        {
            at++;
        }

        value.Append(text[at]);
    }

    private static int Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static InvalidSettingException NoKeywords() => new(
        DatabaseOptions.UrlSetting, "must be sqlite:<path>, postgres://user:password@host:port/db, or a keyword string such as host=… user=…");

    [GeneratedRegex(@"=\s*'(?:[^'\\]|\\.)*'", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedValue();

    [GeneratedRegex(@";\s*(?:(?<name>[A-Za-z][A-Za-z _]*)=|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
