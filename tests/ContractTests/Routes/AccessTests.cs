using System.Net.Http.Headers;

namespace RyzeChatwoot.ContractTests.Routes;

/// <summary>Contract, section 2. Who is let in learns that there is no integration.</summary>
public sealed class AccessTests : ContractTest
{
    private const string Unknown = "token-that-is-not-stored";
    private const string Target = $"/api/chatwoot/list/{Instance}";

    [Test]
    public async Task No_token() => Verify(await Client.ListAsync(token: null));

    [Test]
    public async Task An_unknown_token() => Verify(await Client.ListAsync(token: Unknown));

    [Test]
    public async Task An_unknown_bearer() => Verify(await ListWithBearerAsync(Unknown));

    [Test]
    public async Task A_known_bearer() => Verify(await ListWithBearerAsync(AccountToken));

    [Test]
    public async Task An_unknown_token_wins_over_a_known_bearer() =>
        Verify(await ListWithBearerAsync(AccountToken, token: Unknown));

    [Test]
    public async Task A_token_in_the_query_is_not_read() =>
        Verify(await Client.SendAsync(HttpMethod.Get, $"{Target}?token={AccountToken}"));

    [Test]
    public async Task A_token_of_another_instance() =>
        Verify(await Client.ListAsync(OtherInstance, InstanceToken));

    [Test]
    public async Task A_token_of_another_instance_that_does_not_exist() =>
        Verify(await Client.ListAsync("nowhere", InstanceToken));

    [Test]
    public async Task A_name_that_the_account_does_not_have() => Verify(await Client.ListAsync("nowhere"));

    [Test]
    public async Task A_name_of_another_account() => Verify(await Client.ListAsync(InstanceOfAnotherAccount));

    [Test]
    public async Task A_name_in_another_case() => Verify(await Client.ListAsync("Suporte"));

    [Test]
    public async Task A_name_of_another_form() => Verify(await Client.ListAsync("suporte.1"));

    [Test]
    public async Task A_name_of_101_characters() => Verify(await Client.ListAsync(new string('a', 101)));

    [Test]
    public async Task A_name_that_is_encoded_once() => Verify(await Client.ListAsync("%73uporte"));

    [Test]
    public async Task A_name_that_is_encoded_twice() => Verify(await Client.ListAsync("%2573uporte"));

    [Test]
    public async Task A_name_with_an_encoded_slash() => Verify(await Client.ListAsync("suporte%2F"));

    private Task<Response> ListWithBearerAsync(string bearer, string? token = null) => Client.SendAsync(
        HttpMethod.Get,
        Target,
        token,
        request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer));
}
