namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>One option of a connection to PostgreSQL, as the operator wrote it.</summary>
/// <param name="Name">libpq's name, or Npgsql's.</param>
/// <param name="Value">May be a secret.</param>
/// <param name="IsNameable">
/// Whether an error may repeat the name. False where it may be the rest of a password that was neither quoted nor percent-encoded.
/// </param>
internal readonly record struct PostgresOption(string Name, string Value, bool IsNameable = true)
{
    /// <summary>Whether a name follows a password, and so may be part of it.</summary>
    public static bool IsPassword(string name) => name.EndsWith("password", StringComparison.OrdinalIgnoreCase);
}
