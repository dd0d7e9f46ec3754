namespace RyzeChatwoot.ArchitectureTests.Offenders;

/// <summary>A port in the wrong namespace without cancellation tokens, and its implementation.</summary>
internal static class PortOffenders
{
    internal interface IDoor
    {
        bool IsOpen { get; }

        Task OpenAsync(CancellationToken cancellationToken);

        Task CloseAsync();

#pragma warning disable CA1068 // That the token stands elsewhere is the point.
        ValueTask<int> CountAsync(CancellationToken cancellationToken, string name);
#pragma warning restore CA1068

        IAsyncEnumerable<int> ListAsync(string name);
    }

    internal class Door : IDoor
    {
        public bool IsOpen => false;

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task CloseAsync() => Task.CompletedTask;

        public ValueTask<int> CountAsync(CancellationToken cancellationToken, string name) => ValueTask.FromResult(0);

        public IAsyncEnumerable<int> ListAsync(string name) => AsyncEnumerable.Empty<int>();
    }

    internal sealed class HiddenDoor : Door;

    public sealed class SeenDoor : IDisposable, ISeen
    {
        public void Dispose()
        {
        }
    }

    internal interface ISeen;
}
