using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;
using RyzeChatwoot.Application.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>Reads the body of an activation and says in plain words when it is not JSON at all (contract, section 7).</summary>
internal sealed class ActivationFormFormatter : IInputFormatter, IApiRequestFormatMetadataProvider
{
    public bool CanRead(InputFormatterContext context) => context.ModelType == typeof(ActivationForm);

    public IReadOnlyList<string>? GetSupportedContentTypes(string? contentType, Type objectType) =>
        objectType == typeof(ActivationForm) ? ["application/json"] : null;

    public async Task<InputFormatterResult> ReadAsync(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        if (!IsJson(request.ContentType))
        {
            return Fault(context, "the content type must be application/json in UTF-8");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, FormJson.Default.ActivationForm, context.HttpContext.RequestAborted) is { } form
                ? InputFormatterResult.Success(form)
                : Fault(context, "must be a JSON object");
        }
        catch (JsonException exception)
        {
            // The serializer's own message may quote the body. Bytes are counted from 0, people count from 1.
            return exception is { LineNumber: { } line, BytePositionInLine: { } position, Path: not "$" }
                ? Fault(context, $"is not valid JSON at line {line + 1}, position {position + 1}")
                : Fault(context, "must be a JSON object");
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static InputFormatterResult Fault(InputFormatterContext context, string fault)
    {
        context.ModelState.AddModelError("", fault);
        return InputFormatterResult.Failure();
    }
}
