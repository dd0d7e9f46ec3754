namespace RyzeChatwoot.Benchmarks.Database;

/// <summary>A migrated database with instances in it.</summary>
/// <param name="Url">As the service reads it.</param>
/// <param name="ConnectionString">As Npgsql reads it.</param>
/// <param name="Instances">How many it holds, numbered from 0.</param>
internal sealed record LoadedDatabase(string Url, string ConnectionString, int Instances);
