using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>A JSON response with a Content-Length. There is one kind of body, so content is not negotiated.</summary>
internal sealed class JsonBodyResult<T>(int status, T body) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => context.HttpContext.Response.WriteJsonAsync(status, body);
}

internal static class JsonResponse
{
    /// <summary>Writes a body. A client that has disconnected is not an error.</summary>
    public static async Task WriteJsonAsync<T>(this HttpResponse response, int status, T body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Responses);
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, CancellationToken.None);
    }
}
