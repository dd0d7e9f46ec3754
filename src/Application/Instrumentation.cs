namespace RyzeChatwoot.Application;

/// <summary>The names under which the service measures.</summary>
public static class Instrumentation
{
    /// <summary>The meter of the use cases and their adapters.</summary>
    public const string MeterName = "RyzeChatwoot";
}
