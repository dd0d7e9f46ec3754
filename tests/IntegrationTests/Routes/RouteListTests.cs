using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ActivationRequest = RyzeChatwoot.Client.ActivationRequest;
using ApiClient = RyzeChatwoot.Client.ChatwootClient;

namespace RyzeChatwoot.IntegrationTests.Routes;

/// <summary>The list of routes that drives the tests is the one that is mapped, documented, shown in the examples and offered by the client.</summary>
[TestFixture(Database.Sqlite)]
public sealed partial class RouteListTests(Database kind) : ServiceTests(kind)
{
    private static readonly int[] OfEveryRoute = [401, 403, 404, 429, 500, 503];
    private static readonly string[] Listed = [.. ApiRoute.All.Select(route => $"{route}").Order(StringComparer.Ordinal)];

    [Test]
    public void Every_mapped_endpoint_that_needs_a_token_is_listed()
    {
        var mapped = Service.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [], (endpoint, method) =>
                $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}");

        Assert.That(mapped.Order(StringComparer.Ordinal), Is.EqualTo(Listed));
    }

    [Test]
    public void The_readme_lists_the_same_routes()
    {
        var documented = TableRow().Matches(Read("README.md")).Select(row => row.Groups["route"].Value);

        Assert.That(documented.Order(StringComparer.Ordinal), Is.EqualTo(Listed));
    }

    [Test]
    public void The_api_page_has_a_section_for_each_of_them()
    {
        var documented = Section().Matches(Read("docs/api.md")).Select(heading => heading.Groups["route"].Value);

        Assert.That(documented.Order(StringComparer.Ordinal), Is.EqualTo(Listed));
    }

    [TestCaseSource(typeof(ApiRoute), nameof(ApiRoute.All))]
    public async Task The_OpenAPI_document_declares_each_of_its_statuses(ApiRoute route)
    {
        var document = JsonDocument.Parse((await Client.SendAsync(HttpMethod.Get, "openapi/v1.json")).Body).RootElement;
        var responses = document.GetProperty("paths").GetProperty($"/{route.Template}").GetProperty(route.Method.ToLowerInvariant()).GetProperty("responses");

        var declared = responses.EnumerateObject().Select(response => int.Parse(response.Name, CultureInfo.InvariantCulture));

        Assert.That(declared, Is.SupersetOf(route.Statuses.Union(OfEveryRoute)));
    }

    [Test]
    public void The_examples_for_editors_send_each_of_them()
    {
        var sent = RequestLine().Matches(Read("requests/chatwoot.http"))
            .Select(line => $"{line.Groups["method"].Value} {InstanceSegment().Replace(line.Groups["path"].Value, "/{instance}")}");

        Assert.That(Listed.Except(sent), Is.Empty);
    }

    [Test]
    public async Task The_typed_client_has_a_method_for_each_of_them()
    {
        var sent = new SentRequests();
        using var http = new HttpClient(sent) { BaseAddress = new Uri("http://api.example.com") };
        var client = new ApiClient(http, "a-token-of-the-tests");

        foreach (var method in client.GetType().GetMethods().Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)))
        {
            object?[] arguments = [.. method.GetParameters().Select(parameter => parameter.ParameterType switch
            {
                var type when type == typeof(string) => "suporte",
                var type when type == typeof(ActivationRequest) => new ActivationRequest("https://chatwoot.example.com", 5, "any-token", "WhatsApp - Orion"),
                _ => parameter.HasDefaultValue ? parameter.DefaultValue : null,
            })];
            arguments[^1] = CancellationToken.None;
            await (Task)method.Invoke(client, arguments)!;
        }

        Assert.That(sent.Targets.Order(StringComparer.Ordinal), Is.EqualTo(Listed));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"^## (?<route>[A-Z]+ /api/\S+)$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<route>[A-Z]+ /api/[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^(?<method>[A-Z]+) \{\{host\}\}(?<path>/api/\S+)", RegexOptions.Multiline)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"/\{\{instance\}\}$")]
    private static partial Regex InstanceSegment();

    /// <summary>Responds 404 to every request and records its target.</summary>
    private sealed class SentRequests : HttpMessageHandler
    {
        public List<string> Targets { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Targets.Add($"{request.Method} {request.RequestUri!.AbsolutePath.Replace("/suporte", "/{instance}", StringComparison.Ordinal)}");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound)
            {
                Content = new StringContent("""{"success":false,"error":{"message":"instance not found"}}""", null, "application/json"),
                RequestMessage = request,
            });
        }
    }
}
