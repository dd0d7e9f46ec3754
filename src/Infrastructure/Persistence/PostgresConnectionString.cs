using Npgsql;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Turns options under libpq's names or Npgsql's into Npgsql's connection string, with this service's defaults.</summary>
internal static class PostgresConnectionString
{
    private const int ConnectionsForEachCore = 4;

    // The service writes: a server that only reads is of no use to it.
    private static readonly string[] WritableTargets = ["any", "read-write", "primary", "prefer-primary"];

    /// <param name="text">A URL, or a keyword string of libpq or Npgsql.</param>
    /// <exception cref="InvalidSettingException">It has another form, or an option is unknown or invalid; the message repeats no value.</exception>
    public static string Read(string text)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        var options = new Dictionary<string, PostgresOption>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in PostgresUrl.IsUrl(text) ? PostgresUrl.Parse(text) : PostgresKeywords.Parse(text))
        {
            // As with libpq, the last one counts.
            options[LibpqOptions.Rename(option.Name)] = option;
        }

        foreach (var (keyword, option) in options.Where(pair => !LibpqOptions.IsIgnored(pair.Key)))
        {
            Set(builder, keyword, option);
        }

        (builder.Host, builder.Port) = PostgresHosts.Join(
            Value(options, "hostaddr") ?? Value(options, "Host") ?? Value(options, "Server"), Value(options, "Port"));
        VerifyTls(builder, options);
        VerifyTarget(builder);
        Tune(builder);
        Validate(builder, options.Values);
        return builder.ConnectionString;
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string keyword, PostgresOption option)
    {
        if (LibpqOptions.IsSetLater(keyword))
        {
            return;
        }

        if (!builder.ContainsKey(keyword))
        {
            throw LibpqOptions.Unknown(option);
        }

        try
        {
            builder[keyword] = LibpqOptions.Translate(keyword, option.Value);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The driver's text may repeat the value.
            throw new InvalidSettingException(DatabaseOptions.UrlSetting, $"option {option.Name} has no valid value");
        }
    }

    private static string? Value(Dictionary<string, PostgresOption> options, string keyword) =>
        options.TryGetValue(keyword, out var option) && option.Value.Length > 0 ? option.Value : null;

    private static void VerifyTls(NpgsqlConnectionStringBuilder builder, Dictionary<string, PostgresOption> options)
    {
        var isChosen = options.ContainsKey("SSL Mode");
        if (string.Equals(builder.RootCertificate, "system", StringComparison.Ordinal))
        {
            // The driver takes the system's certificates where no file is named; libpq allows that together with verify-full only.
            builder.RootCertificate = null;
            builder.SslMode = !isChosen || builder.SslMode == SslMode.VerifyFull
                ? SslMode.VerifyFull
                : throw new InvalidSettingException(DatabaseOptions.UrlSetting, "option sslrootcert=system needs sslmode=verify-full");
        }
        else if (builder is { SslMode: SslMode.Require, RootCertificate.Length: > 0 })
        {
            // As libpq does: a certificate that is named is checked.
            builder.SslMode = SslMode.VerifyCA;
        }

        if (builder.SslMode == SslMode.VerifyFull && options.ContainsKey("hostaddr"))
        {
            throw new InvalidSettingException(DatabaseOptions.UrlSetting, "option hostaddr cannot be used with sslmode=verify-full; use host");
        }
    }

    private static void VerifyTarget(NpgsqlConnectionStringBuilder builder)
    {
        const string keyword = "Target Session Attributes";
        var isMultiHost = builder.Host!.Contains(',', StringComparison.Ordinal);
        if (builder.TargetSessionAttributes is { } target && !WritableTargets.Contains(target, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidSettingException(DatabaseOptions.UrlSetting, "option target_session_attrs must be read-write, primary or any: this service writes");
        }

        if (!isMultiHost)
        {
            // The driver chooses between hosts only; that the one host lets this service write is checked at the start.
            builder.Remove(keyword);
        }
        else
        {
            Default(builder, keyword, "read-write");
        }
    }

    /// <summary>What this service gains from, unless the operator says otherwise.</summary>
    private static void Tune(NpgsqlConnectionStringBuilder builder)
    {
        // There are few statements, and none leaves anything behind in its session.
        Default(builder, "Max Auto Prepare", 32);
        Default(builder, "Auto Prepare Min Usages", 2);
        Default(builder, "No Reset On Close", true);

        // More connections than can be used at a time make PostgreSQL change between processes instead of working.
        Default(builder, "Maximum Pool Size", Math.Clamp(ConnectionsForEachCore * Environment.ProcessorCount, Math.Max(8, builder.MinPoolSize), 32));

        // Kerberos is used only where an option names it: to look for its library takes time at every start.
        Default(builder, "GSS Encryption Mode", "Disable");
    }

    private static void Default(NpgsqlConnectionStringBuilder builder, string keyword, object value)
    {
        if (!builder.ShouldSerialize(keyword))
        {
            builder[keyword] = value;
        }
    }

    private static void Validate(NpgsqlConnectionStringBuilder builder, IEnumerable<PostgresOption> options)
    {
        try
        {
            // The driver compares options with each other only here; nothing connects yet.
            using var dataSource = NpgsqlDataSource.Create(builder.ConnectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException or InvalidOperationException)
        {
            var names = string.Join(", ", options.Select(option => option.Name).Where(name => !LibpqOptions.IsIdentity(name)));
            throw new InvalidSettingException(DatabaseOptions.UrlSetting, $"these options do not go together: {names}");
        }
    }
}
