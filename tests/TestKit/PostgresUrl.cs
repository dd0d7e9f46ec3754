using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace RyzeChatwoot.TestKit;

/// <summary>The two ways of writing where a database is: libpq's URL and Npgsql's keywords.</summary>
internal static class PostgresUrl
{
    private const string SslMode = "sslmode";

    /// <param name="address">Either way of writing it.</param>
    public static NpgsqlConnectionStringBuilder Parse(string address)
    {
        if (!address.StartsWith("postgres://", StringComparison.Ordinal) && !address.StartsWith("postgresql://", StringComparison.Ordinal))
            return new NpgsqlConnectionStringBuilder(address);

        var url = new Uri(address);
        var credentials = url.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = url.DnsSafeHost,
            Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(credentials[0]),
        };
        if (credentials.Length > 1) connection.Password = Uri.UnescapeDataString(credentials[1]);

        foreach (var (key, value) in QueryHelpers.ParseQuery(url.Query))
            connection[key] = key == SslMode ? value.ToString().Replace("-", "", StringComparison.Ordinal) : value.ToString();

        return connection;
    }

    /// <summary>Carries server, credentials, database and TLS mode; other keywords have no common spelling in a URL.</summary>
    public static string Format(NpgsqlConnectionStringBuilder connection)
    {
        var url = new UriBuilder("postgres", connection.Host, connection.Port, Uri.EscapeDataString(connection.Database ?? ""))
        {
            UserName = Uri.EscapeDataString(connection.Username ?? ""),
            Password = Uri.EscapeDataString(connection.Password ?? ""),
        };
        if (connection.SslMode != Npgsql.SslMode.Prefer) url.Query = $"{SslMode}={Spell(connection.SslMode)}";

        return url.Uri.AbsoluteUri;
    }

    private static string Spell(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
