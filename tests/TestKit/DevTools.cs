using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.TestKit;

/// <summary>The few words of the DevTools protocol that tests need: commands with their answers, and what happens in between.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> waiting = [];
    private Task receiving = Task.CompletedTask;
    private int last;

    private DevTools() => socket.Options.Proxy = null;

    /// <summary>Called with the name and the parameters of each event, one after the other.</summary>
    public event Action<string, JsonObject>? Happened;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await tools.socket.ConnectAsync(address, patience.Token);
        tools.receiving = tools.ReceiveAsync();
        return tools;
    }

    /// <param name="method">The command.</param>
    /// <param name="parameters">What it takes.</param>
    /// <param name="session">The page that it is for; the browser itself where null.</param>
    /// <exception cref="InvalidOperationException">The browser refuses it, or is gone.</exception>
    public async Task<JsonObject> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            command["sessionId"] = session;
        }

        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await sending.WaitAsync(patience.Token);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        }
        finally
        {
            sending.Release();
        }

        return await answer.Task.WaitAsync(Patience, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await receiving;
        socket.Dispose();
        sending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await ReadAsync() is { } message)
            {
                Take(message);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The browser is gone, or we are; whoever still waits is told below.
        }
        finally
        {
            foreach (var answer in waiting.Values)
            {
                answer.TrySetException(new InvalidOperationException("The browser is gone"));
            }
        }
    }

    private async Task<JsonObject?> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                message.Position = 0;
                return JsonNode.Parse(message)!.AsObject();
            }
        }
    }

    private void Take(JsonObject message)
    {
        if ((int?)message["id"] is not { } id)
        {
            Happened?.Invoke((string)message["method"]!, message["params"]!.AsObject());
        }
        else if (waiting.TryRemove(id, out var answer))
        {
            if (message["error"] is { } error)
            {
                answer.TrySetException(new InvalidOperationException(error.ToJsonString()));
            }
            else
            {
                answer.TrySetResult(message["result"]!.AsObject());
            }
        }
    }
}
