using System.Net.Http.Headers;
using System.Text;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>Sends requests to the service as they are written.</summary>
internal sealed class ApiClient(Uri service) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    public Task<Response> ListAsync(string instance = ServiceFixture.Instance, string? token = ServiceFixture.AccountToken) =>
        SendAsync(HttpMethod.Get, $"/api/chatwoot/list/{instance}", token);

    public Task<Response> DeleteAsync(string instance = ServiceFixture.Instance, string? token = ServiceFixture.AccountToken) =>
        SendAsync(HttpMethod.Delete, $"/api/chatwoot/delete/{instance}", token);

    public Task<Response> SetAsync(string body = RequestBodies.Valid, string instance = ServiceFixture.Instance) => SetAsync(Json(body), instance);

    public Task<Response> SetAsync(HttpContent body, string instance = ServiceFixture.Instance) =>
        SendAsync(HttpMethod.Post, $"/api/chatwoot/set/{instance}", ServiceFixture.AccountToken, request => request.Content = body);

    /// <param name="method">The method.</param>
    /// <param name="target">Path and query; percent-encoding is kept as it is.</param>
    /// <param name="token">For the header <c>token</c>; null for none.</param>
    /// <param name="change">Adds headers or a body.</param>
    public async Task<Response> SendAsync(HttpMethod method, string target, string? token = null, Action<HttpRequestMessage>? change = null)
    {
        var url = new Uri(
            service.GetLeftPart(UriPartial.Authority) + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, url);
        if (token is not null)
        {
            request.Headers.Add("token", token);
        }

        change?.Invoke(request);
        using var response = await http.SendAsync(request);
        return await Response.ReadAsync(response);
    }

    public static HttpContent Json(string body) => Body(Encoding.UTF8.GetBytes(body), "application/json");

    /// <param name="body">The body.</param>
    /// <param name="contentType">Null for none.</param>
    public static HttpContent Body(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    public void Dispose() => http.Dispose();
}
