using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>Contract, section 10, <c>CORS_ALLOWED_ORIGINS</c>.</summary>
public sealed class CrossOrigin : ContractTest
{
    private const string Allowed = "https://panel.example.com";
    private const string Target = $"/api/chatwoot/set/{RunningService.Instance}";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("CORS_ALLOWED_ORIGINS", $"{Allowed}, https://other.example.com")];

    [Test]
    public async Task Preflight_of_an_allowed_origin() => Verify(await PreflightAsync(Allowed));

    [Test]
    public async Task Preflight_of_another_origin() => Verify(await PreflightAsync("https://evil.example.com"));

    [Test]
    public async Task An_answer_to_an_allowed_origin()
    {
        Bridge.OnActivate(Replies.Activated());

        Verify(await Caller.SendAsync(HttpMethod.Post, Target, RunningService.AccountToken, request =>
        {
            request.Headers.Add("Origin", Allowed);
            request.Content = Caller.Json(Forms.Valid);
        }));
    }

    [Test]
    public async Task A_failure_of_Chatwoot_to_an_allowed_origin()
    {
        Bridge.OnActivate(Replies.Refused(401, "Invalid Access Token"));

        Verify(await Caller.SendAsync(HttpMethod.Post, Target, RunningService.AccountToken, request =>
        {
            request.Headers.Add("Origin", Allowed);
            request.Content = Caller.Json(Forms.Valid);
        }));
    }

    private Task<Answer> PreflightAsync(string origin) => Caller.SendAsync(HttpMethod.Options, Target, change: request =>
    {
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,token");
    });
}
