using System.Net.Http.Headers;
using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>Contract, section 2. Who is let in learns that there is no integration.</summary>
public sealed class Callers : ContractTest
{
    private const string Unknown = "token-that-nobody-was-given";
    private const string Target = $"/api/chatwoot/list/{RunningService.Instance}";

    [Test]
    public async Task No_token() => Verify(await Caller.ListAsync(token: null));

    [Test]
    public async Task An_unknown_token() => Verify(await Caller.ListAsync(token: Unknown));

    [Test]
    public async Task An_unknown_bearer() => Verify(await ListWithBearerAsync(Unknown));

    [Test]
    public async Task A_known_bearer() => Verify(await ListWithBearerAsync(RunningService.AccountToken));

    [Test]
    public async Task A_known_bearer_beside_an_unknown_token_does_not_count() =>
        Verify(await ListWithBearerAsync(RunningService.AccountToken, token: Unknown));

    [Test]
    public async Task A_token_in_the_query_is_not_read() =>
        Verify(await Caller.SendAsync(HttpMethod.Get, $"{Target}?token={RunningService.AccountToken}"));

    [Test]
    public async Task A_token_of_another_instance() =>
        Verify(await Caller.ListAsync(RunningService.OtherInstance, RunningService.InstanceToken));

    [Test]
    public async Task A_token_of_another_instance_that_does_not_exist() =>
        Verify(await Caller.ListAsync("nowhere", RunningService.InstanceToken));

    [Test]
    public async Task A_name_that_the_account_does_not_have() => Verify(await Caller.ListAsync("nowhere"));

    [Test]
    public async Task A_name_of_another_account() => Verify(await Caller.ListAsync(RunningService.InstanceOfAnotherAccount));

    [Test]
    public async Task A_name_in_another_case() => Verify(await Caller.ListAsync("Suporte"));

    [Test]
    public async Task A_name_of_another_form() => Verify(await Caller.ListAsync("suporte.1"));

    [Test]
    public async Task A_name_of_101_characters() => Verify(await Caller.ListAsync(new string('a', 101)));

    [Test]
    public async Task A_name_that_is_encoded_once() => Verify(await Caller.ListAsync("%73uporte"));

    [Test]
    public async Task A_name_that_is_encoded_twice() => Verify(await Caller.ListAsync("%2573uporte"));

    [Test]
    public async Task A_name_with_an_encoded_slash() => Verify(await Caller.ListAsync("suporte%2F"));

    private Task<Answer> ListWithBearerAsync(string bearer, string? token = null) => Caller.SendAsync(
        HttpMethod.Get,
        Target,
        token,
        request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer));
}
