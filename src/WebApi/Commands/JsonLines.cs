using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Win32.SafeHandles;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>Streams objects to standard output, one JSON object a line, without holding them.</summary>
internal static class JsonLines
{
    private const int StandardOutput = 1;
    private const int BufferBytes = 64 * 1024;
    private const int BrokenPipe = 32;

    /// <summary>Prints all of them, or as many as the reader of a pipe wants: one that closes it, as <c>head</c> does, ends this without an error.</summary>
    /// <exception cref="CommandException">Standard output cannot be written, because a disk is full for example.</exception>
    public static async Task PrintAsync<T>(IAsyncEnumerable<T> items, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        // The console's stream ignores that a pipe was closed, and would go on to the last row; a file's stream does not move the offset that
        // the next program writes at.
        using var handle = new SafeFileHandle(StandardOutput, ownsHandle: false);
        await using var pipe = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        await using var file = Console.OpenStandardOutput();
        await WriteAsync(items, type, pipe.CanSeek ? file : pipe, cancellationToken);
    }

    internal static async Task WriteAsync<T>(IAsyncEnumerable<T> items, JsonTypeInfo<T> type, Stream output, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream(BufferBytes);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            JsonSerializer.Serialize(buffer, item, type);
            buffer.WriteByte((byte)'\n');
            if (buffer.Length >= BufferBytes && !Flush(buffer, output))
            {
                return;
            }
        }

        Flush(buffer, output);
    }

    /// <returns>False where the reader has closed the pipe.</returns>
    private static bool Flush(MemoryStream buffer, Stream output)
    {
        try
        {
            buffer.WriteTo(output);
            buffer.SetLength(0);
            return true;
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            return false;
        }
        catch (IOException exception)
        {
            throw new CommandException($"standard output cannot be written: {exception.Message}");
        }
    }
}
