using System.Globalization;
using System.Text.RegularExpressions;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>The options that libpq documents, and what each is called and looks like in Npgsql.</summary>
internal static partial class LibpqOptions
{
    // Every other name is passed on as it is.
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application_name"] = "Application Name",
        ["channel_binding"] = "Channel Binding",
        ["client_encoding"] = "Client Encoding",
        ["connect_timeout"] = "Timeout",
        ["dbname"] = "Database",
        ["gssencmode"] = "GSS Encryption Mode",
        ["keepalives"] = "TCP Keepalive",
        ["keepalives_idle"] = "TCP Keepalive Time",
        ["keepalives_interval"] = "TCP Keepalive Interval",
        ["krbsrvname"] = "Kerberos Service Name",
        ["load_balance_hosts"] = "Load Balance Hosts",
        ["require_auth"] = "Require Auth",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["target_session_attrs"] = "Target Session Attributes",
        ["user"] = "Username",
    };

    // Fine tuning that the driver does not have, and that neither security nor correctness needs.
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "fallback_application_name", "gssdelegation", "gsslib", "keepalives_count", "max_protocol_version", "min_protocol_version",
        "sslcertmode", "sslcompression", "sslsni", "tcp_user_timeout",
    };

    // These would promise something that the driver does not do.
    private static readonly HashSet<string> Unsupported = new(StringComparer.OrdinalIgnoreCase)
    {
        "replication", "requirepeer", "requiressl", "service", "servicefile", "ssl_max_protocol_version", "ssl_min_protocol_version", "sslcrl",
        "sslcrldir", "sslkeylogfile",
    };

    private static readonly HashSet<string> Identity = new(StringComparer.OrdinalIgnoreCase)
    {
        "dbname", "database", "host", "hostaddr", "password", "port", "server", "user", "username",
    };

    private static readonly string[] AuthenticationMethods = ["Password", "MD5", "GSS", "SSPI", "ScramSHA256", "None"];

    private static readonly string[] Utf8 = ["UTF8", "UTF-8", "UNICODE", "auto"];

    /// <summary>The driver's keyword for an option.</summary>
    public static string Rename(string name) => Keywords.GetValueOrDefault(name, name);

    public static bool IsIgnored(string name) => Ignored.Contains(name);

    /// <summary>Whether hosts and ports are set together, once all options are known.</summary>
    public static bool IsSetLater(string keyword) => keyword.ToLowerInvariant() is "host" or "server" or "hostaddr" or "port";

    /// <summary>Whether an option names server, database or user, which go with every other option.</summary>
    public static bool IsIdentity(string name) => Identity.Contains(name);

    /// <summary>The driver's spelling of a value.</summary>
    /// <exception cref="FormatException">libpq would refuse the value, too.</exception>
    public static string Translate(string keyword, string value) => keyword switch
    {
        // verify-full is VerifyFull. Numbers are refused: they would name a member of the enumeration.
        "SSL Mode" or "Channel Binding" or "GSS Encryption Mode" or "SSL Negotiation" => char.IsAsciiLetter(value.FirstOrDefault())
            ? value.Replace("-", "", StringComparison.Ordinal)
            : throw new FormatException(),
        "Require Auth" => string.Join(',', value.Split(',').Select(AuthenticationMethod)),
        "TCP Keepalive" => value switch { "0" => "false", "1" => "true", _ => value },
        "Load Balance Hosts" => value.ToLowerInvariant() switch { "disable" => "false", "random" => "true", _ => value },

        // 0 and less wait without end.
        "Timeout" => Math.Max(0, int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture),
        "Client Encoding" or "Encoding" => Utf8.Contains(value, StringComparer.OrdinalIgnoreCase) ? "UTF8" : throw new FormatException(),
        _ => value,
    };

    /// <summary>scram-sha-256 is ScramSHA256; an exclamation mark excludes a method.</summary>
    private static string AuthenticationMethod(string text)
    {
        var name = text.TrimStart('!').Replace("-", "", StringComparison.Ordinal);
        var method = AuthenticationMethods.FirstOrDefault(method => method.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException();
        return text.StartsWith('!') ? $"!{method}" : method;
    }

    /// <summary>Names an option that the driver does not know.</summary>
    public static InvalidSettingException Unknown(PostgresOption option)
    {
        if (Unsupported.Contains(option.Name))
        {
            return new(DatabaseOptions.UrlSetting, $"option {option.Name} is not supported");
        }

        if (!option.IsNameable)
        {
            return new(DatabaseOptions.UrlSetting, "an unknown option follows the password; special characters in a password must be quoted or percent-encoded");
        }

        return new(DatabaseOptions.UrlSetting, Name().IsMatch(option.Name) ? $"unknown option {option.Name}" : "the name of an option makes no sense");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_. -]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
