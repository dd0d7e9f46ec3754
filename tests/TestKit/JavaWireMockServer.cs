using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RyzeChatwoot.BridgeMock;

namespace RyzeChatwoot.TestKit;

/// <summary>
/// The Java WireMock with the mappings of <c>samples/wiremock</c>: the server that <c>WIREMOCK_URL</c> names (started with these files),
/// else a process from <c>WIREMOCK_JAR</c> or an installed npm package.
/// </summary>
public sealed class JavaWireMockServer : IAsyncDisposable
{
    /// <summary>The only bearer token that the sample accepts.</summary>
    public const string BridgeToken = "wiremock-bridge-token";

    private const string Variable = "WIREMOCK_URL";

    private static readonly Lazy<Task<JavaWireMockServer?>> Shared = new(StartSharedAsync);

    private readonly JavaWireMockProcess? process;
    private readonly HttpClient http;

    private JavaWireMockServer(Uri baseUrl, JavaWireMockProcess? process)
    {
        BaseUrl = baseUrl;
        this.process = process;
        http = new HttpClient { BaseAddress = baseUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", BridgeToken);
    }

    /// <summary>Why <see cref="SharedAsync"/> gave null; the reason to skip a test with.</summary>
    public static string? UnavailableReason { get; private set; }

    /// <summary>What <c>BRIDGE_URL</c> is set to.</summary>
    public Uri BaseUrl { get; }

    /// <summary>
    /// The shared server of this process, started by the first caller and stopped when the process ends; one that was running already
    /// keeps running. Do not dispose it.
    /// </summary>
    /// <returns>Null where there is no server and no jar or Java to start one with.</returns>
    /// <exception cref="InvalidOperationException">
    /// There is none and <c>CI</c> is <c>true</c>; or it does not start, or has other mappings.
    /// </exception>
    public static Task<JavaWireMockServer?> SharedAsync() => Shared.Value;

    /// <summary>Resets every scenario to its initial state.</summary>
    public async Task ResetScenariosAsync()
    {
        using var response = await http.PostAsync("__admin/scenarios/reset", content: null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a request with the sample's token, as a bridge's client would.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null) =>
        http.SendAsync(new HttpRequestMessage(method, path) { Content = content });

    /// <summary>The requests to a path, since this process first asked for the server, in the order of arrival.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Without the base; a query string is left out of the comparison.</param>
    public async Task<IReadOnlyList<RecordedCall>> RequestsAsync(HttpMethod method, string path)
    {
        using var response = await http.PostAsJsonAsync("__admin/requests/find", new { method = method.Method, urlPath = $"/{path}" });
        var journal = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return
        [
            .. from request in journal.GetProperty("requests").EnumerateArray()
               orderby request.GetProperty("loggedDate").GetInt64()
               select new RecordedCall
               {
                   Method = Text(request, "method"),
                   RawPath = Text(request, "url"),
                   Headers = request.GetProperty("headers").EnumerateObject().ToDictionary(
                       header => header.Name, header => $"{header.Value}", StringComparer.OrdinalIgnoreCase),
                   Body = Text(request, "body"),
               },
        ];
    }

    /// <summary>Stops the process that was started here, and no other.</summary>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static async Task<JavaWireMockServer?> StartSharedAsync()
    {
        if (await ConnectAsync() is not { } server)
        {
            return Environment.GetEnvironmentVariable("CI") == "true" ? throw new InvalidOperationException(UnavailableReason) : null;
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await server.BeginAsync();
        return server;
    }

    private static async Task<JavaWireMockServer?> ConnectAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } url)
        {
            return new JavaWireMockServer(new Uri(url.TrimEnd('/') + '/'), process: null);
        }

        if (JavaWireMockJar.Find() is not { } jar)
        {
            UnavailableReason =
                $"The Java WireMock is not available: {Variable} and WIREMOCK_JAR are not set, and the npm package wiremock is not installed";
            return null;
        }

        if (!JavaWireMockJar.SearchPath().Any(folder => File.Exists(Path.Combine(folder, "java"))))
        {
            UnavailableReason = "The Java WireMock is not available: java is not on the PATH";
            return null;
        }

        var process = await JavaWireMockProcess.StartAsync(jar, JavaWireMockJar.Sample);
        return new JavaWireMockServer(new Uri($"http://127.0.0.1:{process.Port}/"), process);
    }

    /// <summary>Checks that the server responds with the sample's mappings, and clears its request journal.</summary>
    private async Task BeginAsync()
    {
        using var health = await http.GetAsync("__admin/health");
        using var integration = await SendAsync(HttpMethod.Get, "v1/integrations/int_probe");
        if (!health.IsSuccessStatusCode || !integration.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The server at {BaseUrl} is not a WireMock with the mappings of samples/wiremock");
        }

        using var forgotten = await http.DeleteAsync("__admin/requests");
        forgotten.EnsureSuccessStatusCode();
        await ResetScenariosAsync();
    }

    private static string Text(JsonElement request, string name) => request.GetProperty(name).GetString()!;
}
