using System.Globalization;

namespace RyzeChatwoot.Benchmarks.Load;

/// <summary>A list of one loaded instance, as the script of wrk sends it.</summary>
internal static class ListRequest
{
    public static string Path(int instance) => string.Create(CultureInfo.InvariantCulture, $"/api/chatwoot/list/instance-{instance:D8}");

    public static HttpRequestMessage To(Uri url, int instance)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("token", string.Create(CultureInfo.InvariantCulture, $"instance-token-{instance:D8}"));
        return request;
    }
}
