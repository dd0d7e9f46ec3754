using System.Buffers;

namespace RyzeChatwoot.Infrastructure.Bridge;

/// <summary>
/// Reads the body of a response inside the resilience pipeline, so that the budget covers it, and never more than 64 KiB of it (contract,
/// section 5, step 7). A larger body becomes an empty one, which does not parse; a body that is not needed is not read.
/// </summary>
internal sealed class ResponseBufferingHandler : DelegatingHandler
{
    private const int MaxBytes = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = request.Operation;
        var response = await base.SendAsync(request, cancellationToken);
        var body = response.Content;
        try
        {
            response.Content = new ByteArrayContent(operation.UsesBodyOf(response) ? await ReadAsync(body, cancellationToken) : []);
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
