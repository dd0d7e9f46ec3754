using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>Contract, sections 1, 3 and 4: what no controller answers.</summary>
public sealed class Routes : ContractTest
{
    private const int MaxBody = 64 * 1024;

    [Test]
    public async Task The_root() => Verify(await Caller.SendAsync(HttpMethod.Get, "/"));

    [Test]
    public async Task An_unknown_route() => Verify(await Caller.SendAsync(HttpMethod.Get, "/api/nothing", RunningService.AccountToken));

    [Test]
    public async Task A_route_without_its_instance() =>
        Verify(await Caller.SendAsync(HttpMethod.Get, "/api/chatwoot/list", RunningService.AccountToken));

    [Test]
    public async Task Another_method_on_list() => Verify(await SendAsync(HttpMethod.Post, "/api/chatwoot/list/suporte"));

    [Test]
    public async Task Another_method_on_set() => Verify(await SendAsync(HttpMethod.Put, "/api/chatwoot/set/suporte"));

    [Test]
    public async Task Another_method_on_delete() => Verify(await SendAsync(HttpMethod.Get, "/api/chatwoot/delete/suporte"));

    [Test]
    public async Task Another_method_on_health() => Verify(await SendAsync(HttpMethod.Post, "/health"));

    [Test]
    public async Task An_Accept_header_changes_nothing() => Verify(await Caller.SendAsync(
        HttpMethod.Get,
        "/api/chatwoot/list/suporte",
        RunningService.AccountToken,
        request => request.Headers.Add("Accept", "application/xml, text/html")));

    [Test]
    public async Task A_crash()
    {
        await Service.ExecuteAsync("DROP TABLE chatwoot_integrations");

        Verify(await Caller.ListAsync());
    }

    [Test]
    public async Task A_body_of_64_KiB_is_not_too_large()
    {
        Bridge.OnActivate(Replies.Activated());

        Verify(await Caller.SetAsync(Forms.OfBytes(MaxBody)));
    }

    [Test]
    public async Task A_body_of_64_KiB_in_chunks_is_not_too_large()
    {
        Bridge.OnActivate(Replies.Activated());

        Verify(await SetInChunksAsync(MaxBody));
    }

    [Test]
    public async Task A_body_of_more_than_64_KiB() => Verify(await Caller.SetAsync(Forms.OfBytes(MaxBody + 1)));

    [Test]
    public async Task A_body_of_more_than_64_KiB_in_chunks() => Verify(await SetInChunksAsync(MaxBody + 1));

    [Test]
    public async Task A_large_body_for_a_name_that_the_account_does_not_have() =>
        Verify(await Caller.SetAsync(Forms.OfBytes(MaxBody + 1), "nowhere"));

    private Task<Answer> SendAsync(HttpMethod method, string target) => Caller.SendAsync(method, target, RunningService.AccountToken);

    private Task<Answer> SetInChunksAsync(int bytes) =>
        Caller.SendAsync(HttpMethod.Post, "/api/chatwoot/set/suporte", RunningService.AccountToken, request =>
        {
            request.Content = Caller.Json(Forms.OfBytes(bytes));
            request.Headers.TransferEncodingChunked = true;
        });
}
