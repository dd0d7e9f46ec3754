using System.Buffers;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>Reads the bodies that matter, and never more than 64 KiB of them (contract, section 5, step 7).</summary>
internal static class BridgeBody
{
    private const int MaxBytes = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Replaces a response's body by a buffer: the whole of it, or nothing where its status already says everything. A larger body is
    /// left out, so that it does not parse.
    /// </summary>
    public static async Task<HttpResponseMessage> BufferAsync(HttpMethod method, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = response.Content;
        try
        {
            response.Content = new ByteArrayContent(IsWanted(method, response) ? await ReadAsync(body, cancellationToken) : []);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
        finally
        {
            body.Dispose();
        }
    }

    private static bool IsWanted(HttpMethod method, HttpResponseMessage response) =>
        method == HttpMethod.Post || (method == HttpMethod.Get && response.IsSuccessStatusCode);

    private static async Task<byte[]> ReadAsync(HttpContent body, CancellationToken cancellationToken)
    {
        await using var stream = await body.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes + 1);
        try
        {
            var length = await stream.ReadAtLeastAsync(buffer.AsMemory(0, MaxBytes + 1), MaxBytes + 1, throwOnEndOfStream: false, cancellationToken);
            var start = buffer.AsSpan(0, length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            return length > MaxBytes ? [] : buffer[start..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
