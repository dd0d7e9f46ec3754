namespace RyzeChatwoot.TestKit.Service;

/// <summary>The databases that the service runs on; most fixtures run on each.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}
