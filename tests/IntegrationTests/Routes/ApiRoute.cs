using System.Net.Http.Json;

namespace RyzeChatwoot.IntegrationTests.Routes;

/// <summary>
/// A route of the API that needs a token. What must hold for every route is tested for each entry of <see cref="All"/>, and
/// <see cref="RouteListTests"/> fails where an endpoint is missing here: a new route is added to this list and nowhere else.
/// </summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The template as it is mapped, without a leading slash.</param>
/// <param name="ModuleOff">The text of the 503 while the module is off (contract, section 4).</param>
/// <param name="Statuses">The statuses for a valid token, an instance of its account and a working database, whatever the bridge does.</param>
/// <param name="HasBody">Whether the route reads a body; the one of an activation is sent then.</param>
public sealed record ApiRoute(string Method, string Template, string ModuleOff, int[] Statuses, bool HasBody = false)
{
    private const string NotConfigured = "integration gateway not configured";
    private const string NotConfiguredWithHint = "integration gateway not configured (set BRIDGE_URL and BRIDGE_TOKEN)";

    public static readonly ApiRoute[] All =
    [
        new("POST", "api/chatwoot/set/{instance}", NotConfiguredWithHint, [201, 400, 401, 403, 502, 504], HasBody: true),
        new("GET", "api/chatwoot/list/{instance}", NotConfiguredWithHint, [200, 404]),
        new("DELETE", "api/chatwoot/delete/{instance}", NotConfigured, [200, 404]),
    ];

    /// <summary>The path of an instance, without a leading slash.</summary>
    /// <param name="instance">One path segment, as it is to be sent.</param>
    public string PathFor(string instance) => Template.Replace("{instance}", instance, StringComparison.Ordinal);

    /// <summary>Sends a valid request to this route.</summary>
    /// <param name="client">Carries the token.</param>
    /// <param name="instance">One path segment, sent as it is.</param>
    /// <param name="body">Replaces the valid body.</param>
    public Task<Response> SendAsync(ChatwootClient client, string instance, HttpContent? body = null) => client.SendAsync(
        new HttpMethod(Method),
        PathFor(instance),
        HasBody ? body ?? JsonContent.Create(ChatwootClient.AnActivation()) : null);

    /// <summary>
    /// Sends a valid request to every route, the activation first and the deletion last, and requires that each succeeds and that a status is
    /// live: whatever bridge the service has, it serves every route.
    /// </summary>
    public static async Task AssertAllSucceedAsync(ChatwootClient client, string instance)
    {
        foreach (var route in All.OrderBy(route => route.Method == "DELETE"))
        {
            var response = await route.SendAsync(client, instance);

            Assert.That(response.Status, Is.InRange(200, 299), $"{route}");
            Assert.That(response.Header("X-Integration-Source"), Is.AnyOf(null, "live"), $"{route}");
        }
    }

    public override string ToString() => $"{Method} /{Template}";
}
