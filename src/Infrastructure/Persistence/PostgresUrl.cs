using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Reads the URL form of libpq: <c>postgres://user:password@host:port,host:port/db?option=value</c>.</summary>
internal static class PostgresUrl
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    public static bool IsUrl(string text) => Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidSettingException">A part is not percent-encoded as it must be, or an option has no value.</exception>
    public static List<PostgresOption> Parse(string text)
    {
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (path, query) = Split(rest, '?');
        var (authority, database) = Split(path, '/');
        var at = authority.LastIndexOf('@');

        // A password with an unencoded slash moves its rest, and the @ behind it, into the name of the database.
        if (database?.Contains('@', StringComparison.Ordinal) == true)
        {
            throw NotEncoded();
        }

        var options = new List<PostgresOption>();
        if (at >= 0)
        {
            var (user, password) = Split(authority[..at], ':');
            Add(options, "user", user);
            Add(options, "password", password);
        }

        AddHosts(options, authority[(at + 1)..]);
        Add(options, "dbname", database);

        // The same happens with an unencoded question mark; then what looks like a name may be a part of the password.
        AddQuery(options, query ?? "", isNameable: at >= 0 || query?.Contains('@', StringComparison.Ordinal) != true);
        return options;
    }

    private static void AddHosts(List<PostgresOption> options, string authority)
    {
        if (authority.Length == 0)
        {
            return;
        }

        var (hosts, ports) = (new List<string>(), new List<string>());
        foreach (var entry in authority.Split(','))
        {
            var colon = entry.LastIndexOf(':');
            var hasPort = colon > entry.LastIndexOf(']');
            hosts.Add(Decode(hasPort ? entry[..colon] : entry));
            ports.Add(hasPort ? Decode(entry[(colon + 1)..]) : "");
        }

        // Only a socket is often left to the options: postgres://user@/db?host=/folder.
        if (hosts.Any(host => host.Length > 0))
        {
            options.Add(new PostgresOption("host", string.Join(',', hosts)));
        }

        if (ports.Any(port => port.Length > 0))
        {
            options.Add(new PostgresOption("port", string.Join(',', ports)));
        }
    }

    private static void AddQuery(List<PostgresOption> options, string query, bool isNameable)
    {
        var previous = "";
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Split(pair, '=');
            var option = new PostgresOption(Decode(name), Decode(value ?? ""), isNameable && !PostgresOption.IsPassword(previous));
            options.Add(option);
            previous = option.Name;
        }
    }

    private static void Add(List<PostgresOption> options, string name, string? encoded)
    {
        if (encoded?.Length > 0)
        {
            options.Add(new PostgresOption(name, Decode(encoded)));
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text);

    private static (string Head, string? Tail) Split(string text, char separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    private static InvalidSettingException NotEncoded() => new(
        DatabaseOptions.UrlSetting, "user and password must be percent-encoded (@ is %40, / is %2F, ? is %3F)");
}
