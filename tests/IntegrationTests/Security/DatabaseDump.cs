using System.Text;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>Everything that a database keeps, as text: what somebody who steals a backup can read.</summary>
internal static class DatabaseDump
{
    private const string Tables =
        """
        SELECT table_name
        FROM information_schema.tables
        WHERE table_schema = 'public'
        """;

    public static async Task<string> TakeAsync(TestDatabase database)
    {
        if (database.Kind == Database.Sqlite)
        {
            // The files as they lie there, those for writing ahead among them.
            var files = Directory.GetFiles(database.Folder, $"{Path.GetFileName(database.SqliteFile)}*");
            return string.Concat(files.Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        }

        var dump = new StringBuilder();
        foreach (var table in await database.QueryAsync<string>(Tables))
        {
            dump.AppendJoin('\n', await database.QueryAsync<string>($"SELECT t::text FROM {table} t")).AppendLine();
        }

        return dump.ToString();
    }
}
