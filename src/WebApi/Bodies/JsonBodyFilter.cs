using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.WebApi.Controllers;

namespace RyzeChatwoot.WebApi.Bodies;

/// <summary>
/// Checks what is said of a body and how it is encoded, before MVC reads it as JSON: size, content encoding, content type, UTF-8 (contract,
/// sections 3 and 7). The last resource filter, so that access is checked first (section 4).
/// </summary>
internal sealed class JsonBodyFilter : IAsyncResourceFilter, IOrderedFilter
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxShownEncoding = 20;

    private static readonly string[] Utf8Names = ["utf-8", "utf8", "us-ascii"];

    public int Order => int.MaxValue;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="BadHttpRequestException">The body is too large: status 413.</exception>
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var hasBody = context.ActionDescriptor.Parameters.Any(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Body);
        if (!hasBody)
        {
            await next();
            return;
        }

        var request = context.HttpContext.Request;
        if (FaultOfHeaders(request) is { } fault)
        {
            context.Result = Refuse(fault);
            return;
        }

        ArraySegment<byte> body;
        try
        {
            body = await ReadAsync(request, context.HttpContext.RequestAborted);
        }
        catch (IOException exception) when (exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }

            // A chunk whose size does not fit into a number.
            or { InnerException: OverflowException })
        {
            context.Result = Refuse("is cut short or framed in a wrong way");
            return;
        }

        if (FaultOf(body) is { } unreadable)
        {
            context.Result = Refuse(unreadable);
            return;
        }

        request.Body = new MemoryStream(body.Array!, body.Offset, body.Count, writable: false);

        // The names of UTF-8 that the framework does not know are no longer of interest.
        request.ContentType = "application/json";
        await next();
    }

    private static string? FaultOfHeaders(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding.ToString().Trim();
        if (encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            var isShown = encoding.Length <= MaxShownEncoding && encoding.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or ',' or ' ');
            return $"the content encoding {(isShown ? $"{encoding} " : "")}is not read, send the body as it is";
        }

        return IsJsonInUtf8(request.ContentType) ? null : "the content type must be application/json in UTF-8";
    }

    private static bool IsJsonInUtf8(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || Utf8Names.Contains($"{HeaderUtilities.RemoveQuotes(type.Charset)}", StringComparer.OrdinalIgnoreCase));

    private static async Task<ArraySegment<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Counted here: the server's own limit counts the framing of chunks, too.
        var buffer = new byte[request.ContentLength is { } length and <= MaxBytes ? length + 1 : MaxBytes + 1];
        var read = request.ContentLength > MaxBytes
            ? buffer.Length
            : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MaxBytes
            ? new ArraySegment<byte>(buffer, 0, read)
            : throw new BadHttpRequestException("The body is larger than 64 KiB.", StatusCodes.Status413PayloadTooLarge);
    }

    private static string? FaultOf(ReadOnlySpan<byte> body)
    {
        // UTF-16 and UTF-32 are recognised by the zero beside the first character: JSON begins with an ASCII one.
        if (!Utf8.IsValid(body) || body[..Math.Min(body.Length, 2)].Contains((byte)0))
        {
            return "is not text in UTF-8";
        }

        var text = body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? null : "must be a JSON object";
    }

    private static IActionResult Refuse(string fault) => IntegrationFailures.InvalidBody([fault]).ToActionResult();
}
