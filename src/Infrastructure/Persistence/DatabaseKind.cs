namespace RyzeChatwoot.Infrastructure.Persistence;

/// <summary>Which database the statements meet; only what happens at start depends on it.</summary>
public enum DatabaseKind
{
    /// <summary>A file beside the service; one process.</summary>
    Sqlite,

    /// <summary>A server that replicas can share.</summary>
    Postgres,
}
