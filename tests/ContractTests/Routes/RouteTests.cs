namespace RyzeChatwoot.ContractTests.Routes;

/// <summary>Contract, sections 1, 3 and 4: responses that no controller makes.</summary>
public sealed class RouteTests : ContractTest
{
    private const int MaxBody = 64 * 1024;

    [Test]
    public async Task The_root() => Verify(await Client.SendAsync(HttpMethod.Get, "/"));

    [Test]
    public async Task An_unknown_route() => Verify(await Client.SendAsync(HttpMethod.Get, "/api/nothing", AccountToken));

    [Test]
    public async Task A_route_without_its_instance() =>
        Verify(await Client.SendAsync(HttpMethod.Get, "/api/chatwoot/list", AccountToken));

    [Test]
    public async Task Another_method_on_list() => Verify(await SendAsync(HttpMethod.Post, "/api/chatwoot/list/suporte"));

    [Test]
    public async Task Another_method_on_set() => Verify(await SendAsync(HttpMethod.Put, "/api/chatwoot/set/suporte"));

    [Test]
    public async Task Another_method_on_delete() => Verify(await SendAsync(HttpMethod.Get, "/api/chatwoot/delete/suporte"));

    [Test]
    public async Task Another_method_on_health() => Verify(await SendAsync(HttpMethod.Post, "/health"));

    [Test]
    public async Task An_Accept_header_changes_nothing() => Verify(await Client.SendAsync(
        HttpMethod.Get,
        "/api/chatwoot/list/suporte",
        AccountToken,
        request => request.Headers.Add("Accept", "application/xml, text/html")));

    [Test]
    public async Task A_crash()
    {
        await Data.ExecuteAsync("DROP TABLE chatwoot_integrations");

        Verify(await Client.ListAsync());
    }

    [Test]
    public async Task A_body_of_64_KiB_is_not_too_large()
    {
        Bridge.OnActivate(BridgeReplies.Activated());

        Verify(await Client.SetAsync(RequestBodies.OfBytes(MaxBody)));
    }

    [Test]
    public async Task A_body_of_64_KiB_in_chunks_is_not_too_large()
    {
        Bridge.OnActivate(BridgeReplies.Activated());

        Verify(await SetInChunksAsync(MaxBody));
    }

    [Test]
    public async Task A_body_of_more_than_64_KiB() => Verify(await Client.SetAsync(RequestBodies.OfBytes(MaxBody + 1)));

    [Test]
    public async Task A_body_of_more_than_64_KiB_in_chunks() => Verify(await SetInChunksAsync(MaxBody + 1));

    [Test]
    public async Task A_large_body_for_a_name_that_the_account_does_not_have() =>
        Verify(await Client.SetAsync(RequestBodies.OfBytes(MaxBody + 1), "nowhere"));

    private Task<Response> SendAsync(HttpMethod method, string target) => Client.SendAsync(method, target, AccountToken);

    private Task<Response> SetInChunksAsync(int bytes) =>
        Client.SendAsync(HttpMethod.Post, "/api/chatwoot/set/suporte", AccountToken, request =>
        {
            request.Content = ApiClient.Json(RequestBodies.OfBytes(bytes));
            request.Headers.TransferEncodingChunked = true;
        });
}
