namespace RyzeChatwoot.ContractTests.Routes;

/// <summary>Contract, section 10, <c>CORS_ALLOWED_ORIGINS</c>.</summary>
public sealed class CorsTests : ContractTest
{
    private const string Allowed = "https://panel.example.com";
    private const string Target = $"/api/chatwoot/set/{Instance}";

    protected override void Configure(Dictionary<string, string?> settings) =>
        settings["CORS_ALLOWED_ORIGINS"] = $"{Allowed}, https://other.example.com";

    [Test]
    public async Task Preflight_of_an_allowed_origin() => Verify(await PreflightAsync(Allowed));

    [Test]
    public async Task Preflight_of_another_origin() => Verify(await PreflightAsync("https://evil.example.com"));

    [Test]
    public async Task A_response_to_an_allowed_origin()
    {
        Bridge.OnActivate(BridgeReplies.Activated());

        Verify(await Client.SendAsync(HttpMethod.Post, Target, AccountToken, request =>
        {
            request.Headers.Add("Origin", Allowed);
            request.Content = ApiClient.Json(RequestBodies.Valid);
        }));
    }

    [Test]
    public async Task A_failure_of_Chatwoot_to_an_allowed_origin()
    {
        Bridge.OnActivate(BridgeReplies.Refused(401, "Invalid Access Token"));

        Verify(await Client.SendAsync(HttpMethod.Post, Target, AccountToken, request =>
        {
            request.Headers.Add("Origin", Allowed);
            request.Content = ApiClient.Json(RequestBodies.Valid);
        }));
    }

    private Task<Response> PreflightAsync(string origin) => Client.SendAsync(HttpMethod.Options, Target, change: request =>
    {
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,token");
    });
}
