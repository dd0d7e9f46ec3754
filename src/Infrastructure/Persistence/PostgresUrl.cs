using Npgsql;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Turns the URL form that libpq understands into the keyword form that Npgsql understands.</summary>
internal static class PostgresUrl
{
    private const int ConnectionsForEachCore = 4;

    // libpq's names, where Npgsql has another for the same thing; every other name is passed on as it is.
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["client_encoding"] = "Client Encoding",
        ["target_session_attrs"] = "Target Session Attributes",
        ["channel_binding"] = "Channel Binding",
        ["dbname"] = "Database",
        ["user"] = "Username",
    };

    /// <exception cref="ArgumentException">A keyword or a value is unknown.</exception>
    /// <exception cref="FormatException">There is no host, or the port is none.</exception>
    /// <exception cref="NotSupportedException">Keywords contradict each other.</exception>
    public static string ToConnectionString(string text)
    {
        var isUrl = text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
        var builder = isUrl ? FromUrl(text) : new NpgsqlConnectionStringBuilder(text);
        if (string.IsNullOrEmpty(builder.Host) || builder.Port is < 1 or > 65535)
        {
            throw new FormatException("no host, or no port");
        }

        Tune(builder);

        // Some keywords are checked only here; nothing connects yet.
        using var probe = NpgsqlDataSource.Create(builder.ConnectionString);
        return builder.ConnectionString;
    }

    /// <summary>What this service gains from, unless the operator says otherwise.</summary>
    private static void Tune(NpgsqlConnectionStringBuilder builder)
    {
        // There are few statements, and none leaves anything behind in its session.
        Default(builder, "Max Auto Prepare", 32);
        Default(builder, "Auto Prepare Min Usages", 2);
        Default(builder, "No Reset On Close", true);

        // More connections than can be used at a time make PostgreSQL change between processes instead of working.
        Default(builder, "Maximum Pool Size", Math.Clamp(ConnectionsForEachCore * Environment.ProcessorCount, 8, 32));

        // Kerberos is asked for by name, not by default: looking for its library costs every start, and a message where there is none.
        Default(builder, "GSS Encryption Mode", "Disable");
    }

    private static void Default(NpgsqlConnectionStringBuilder builder, string keyword, object value)
    {
        if (!builder.ShouldSerialize(keyword))
        {
            builder[keyword] = value;
        }
    }

    private static NpgsqlConnectionStringBuilder FromUrl(string text)
    {
        var url = Uri.TryCreate(text, UriKind.Absolute, out var parsed) ? parsed : throw new FormatException("not a URL");
        var builder = new NpgsqlConnectionStringBuilder();
        if (url.Host.Length > 0)
        {
            builder.Host = url.HostNameType == UriHostNameType.IPv6 ? url.Host.Trim('[', ']') : Uri.UnescapeDataString(url.Host);
        }

        if (url.Port > 0)
        {
            builder.Port = url.Port;
        }

        var userInfo = url.UserInfo.Split(':', 2);
        if (userInfo[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(userInfo[0]);
        }

        if (userInfo.Length == 2)
        {
            builder.Password = Uri.UnescapeDataString(userInfo[1]);
        }

        if (url.AbsolutePath.TrimStart('/') is { Length: > 0 } database)
        {
            builder.Database = Uri.UnescapeDataString(database);
        }

        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Uri.UnescapeDataString(parts[0]);
            var value = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
            var keyword = Keywords.GetValueOrDefault(name, name);

            // libpq writes verify-full where Npgsql writes VerifyFull; host, paths and other values keep their dashes.
            builder[keyword] = keyword == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return builder;
    }
}
