using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>Reads the body of an activation and says in plain words when it is not JSON at all (contract, section 7).</summary>
internal sealed class ActivationRequestFormatter : IInputFormatter, IApiRequestFormatMetadataProvider
{
    private const int MaxBytes = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public bool CanRead(InputFormatterContext context) => context.ModelType == typeof(ActivationRequest);

    public IReadOnlyList<string>? GetSupportedContentTypes(string? contentType, Type objectType) =>
        objectType == typeof(ActivationRequest) ? ["application/json"] : null;

    public async Task<InputFormatterResult> ReadAsync(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        if (!IsJson(request.ContentType))
        {
            return Fault(context, "the content type must be application/json in UTF-8");
        }

        try
        {
            var body = await ReadBodyAsync(request, context.HttpContext.RequestAborted);
            if (!IsObject(body.Span))
            {
                return Fault(context, "must be a JSON object");
            }

            return InputFormatterResult.Success(JsonSerializer.Deserialize(body.Span, FormJson.Default.ActivationRequest)!);
        }
        catch (JsonException exception)
        {
            // The serializer's own message may quote the body. It counts from 0, people count from 1.
            return Fault(context, $"is not valid JSON at line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}");
        }
        catch (IOException exception) when (exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }

            // A chunk that calls itself larger than a number can be.
            or { InnerException: OverflowException })
        {
            return Fault(context, "is cut short or framed in a wrong way");
        }
    }

    private static bool IsObject(ReadOnlySpan<byte> body)
    {
        var start = body.TrimStart(" \t\r\n"u8);
        return !start.IsEmpty && start[0] == '{';
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[request.ContentLength is { } length and <= MaxBytes ? length + 1 : MaxBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read > MaxBytes)
        {
            throw new BadHttpRequestException("The body is larger than 64 KiB.", StatusCodes.Status413PayloadTooLarge);
        }

        var body = buffer.AsMemory(0, read);
        return body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static InputFormatterResult Fault(InputFormatterContext context, string fault)
    {
        context.ModelState.AddModelError("", fault);
        return InputFormatterResult.Failure();
    }
}
