using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Processes;

/// <summary>The running stub of the bridge, with the replies that a part sets.</summary>
internal sealed class Bridge(ChildProcess process, Uri url) : IAsyncDisposable
{
    private readonly HttpClient client = new() { BaseAddress = url };

    public Uri Url => url;

    public Task LiveAsync() => InstructAsync("live");

    public Task SlowAsync(TimeSpan pause) =>
        InstructAsync(string.Create(CultureInfo.InvariantCulture, $"slow/{pause.TotalMilliseconds:0}"));

    public Task RestlessAsync() => InstructAsync("restless");

    public Task HangAsync() => InstructAsync("hang");

    public Task UnavailableAsync() => InstructAsync("unavailable");

    /// <returns>How many calls it has had.</returns>
    public Task<long> CallsAsync() => InstructAsync("calls");

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }

    private async Task<long> InstructAsync(string word) =>
        long.Parse(await client.GetStringAsync(new Uri("control/" + word, UriKind.Relative)), CultureInfo.InvariantCulture);
}
