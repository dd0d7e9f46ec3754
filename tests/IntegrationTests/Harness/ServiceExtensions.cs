namespace RyzeChatwoot.IntegrationTests.Harness;

/// <summary>What these tests do with a running service.</summary>
public static class ServiceExtensions
{
    /// <summary>A client that sends this token in the header <c>token</c>.</summary>
    public static ChatwootClient ClientWith(this RunningService service, string? token) => new(service.BaseUrl, token);

    /// <summary>Adds instances whose own tokens do not matter.</summary>
    public static async Task AddInstancesAsync(this RunningService service, string account, IEnumerable<string> instances)
    {
        foreach (var instance in instances)
        {
            await service.AddInstanceAsync(account, instance);
        }
    }
}
