using System.Globalization;
using RyzeChatwoot.Infrastructure.Configuration;

namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Joins libpq's lists of hosts and of ports to what Npgsql wants: one port for all, or one behind each host.</summary>
internal static class PostgresHosts
{
    private const int DefaultPort = 5432;

    /// <param name="hosts">Names, addresses or socket folders, separated by commas; a port may follow each.</param>
    /// <param name="ports">None, one for all, or one for each.</param>
    /// <exception cref="InvalidSettingException">There is no host, or a port is invalid.</exception>
    public static (string Host, int Port) Join(string? hosts, string? ports)
    {
        var names = (hosts ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (names.Any(name => name.Length == 0 || name.Contains(';', StringComparison.Ordinal)))
        {
            throw new InvalidSettingException(DatabaseOptions.UrlSetting, "option host is missing: a name, an address, or the folder of a socket");
        }

        var numbers = (ports ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (numbers.Length != 1 && numbers.Length != names.Length)
        {
            throw new InvalidSettingException(DatabaseOptions.UrlSetting, "option port must be one number, or one for each host");
        }

        var places = names.Select((name, index) => Place(name, numbers[numbers.Length == 1 ? 0 : index])).ToList();
        if (places.Select(place => place.Port).Distinct().Count() == 1)
        {
            return (string.Join(',', places.Select(place => place.Host)), places[0].Port);
        }

        return places.Any(place => place.Host.StartsWith('/'))
            ? throw new InvalidSettingException(DatabaseOptions.UrlSetting, "option port must be the same for all hosts where one is the folder of a socket")
            : (string.Join(',', places.Select(WithPort)), DefaultPort);
    }

    private static (string Host, int Port) Place(string name, string port)
    {
        var colon = name.LastIndexOf(':');
        var hasPort = !name.StartsWith('/') && colon > name.LastIndexOf(']') && colon == name.IndexOf(':', Math.Max(name.LastIndexOf(']'), 0));
        return hasPort ? (Bare(name[..colon]), Number(name[(colon + 1)..])) : (Bare(name), Number(port));
    }

    private static string Bare(string host) => host.Trim('[', ']');

    private static string WithPort((string Host, int Port) place) => string.Create(
        CultureInfo.InvariantCulture, $"{(place.Host.Contains(':', StringComparison.Ordinal) ? $"[{place.Host}]" : place.Host)}:{place.Port}");

    private static int Number(string text)
    {
        if (text.Length == 0)
        {
            return DefaultPort;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new InvalidSettingException(DatabaseOptions.UrlSetting, "option port must be a number from 1 to 65535");
    }
}
