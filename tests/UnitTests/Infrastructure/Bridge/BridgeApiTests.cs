using System.Reflection;
using Refit;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Infrastructure.Bridge.ScriptedWire;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeApiTests
{
    private const string Known = """{"id":"int_old","status":"active"}""";

    private static readonly IntegrationBody KnownBody = new("int_old", "active", null, null, null);

    private static readonly TestCaseData<string, string>[] Ids =
    [
        new("int_old", "int_old"),
        new("a/b?c#d", "a%2Fb%3Fc%23d"),
        new("a%2Fb", "a%252Fb"),
        new("a b", "a%20b"),
        new("../activate", "..%2Factivate"),
        new("...", "..."),
        new("a+b&c=d;e:f@g", "a%2Bb%26c%3Dd%3Be%3Af%40g"),
        new("{id}", "%7Bid%7D"),
        new("\\", "%5C"),
    ];

    private static readonly ActivationBody Activation = new(
        "suporte", "http://localhost:5080", "https://chatwoot.example.com", 5, "a-token", "Orion", true, false, true, false);

    [Test]
    public async Task Sends_an_activation_in_snake_case_below_the_path_prefix()
    {
        var wire = new ScriptedWire(Status(201, Known));

        await CallAsync(wire, api => api.ActivateAsync(Activation, CancellationToken.None));

        Assert.That(wire.Requests.Single(), Is.EqualTo(
            """POST https://bridge.example.com/prefix/v1/integrations/activate {"instance_name":"suporte","ryzeapi_url":"http://localhost:5080","chatwoot_base_url":"https://chatwoot.example.com","chatwoot_account_id":5,"chatwoot_api_token":"a-token","inbox_name":"Orion","sign_messages":true,"ignore_groups":false,"start_as_pending":true,"reopen_resolved":false}"""));
    }

    [TestCaseSource(nameof(Ids))]
    public async Task Escapes_the_id_in_the_path_of_a_read(string id, string escaped)
    {
        var wire = new ScriptedWire(Status(200, Known));

        await CallAsync(wire, api => api.ReadAsync(id, CancellationToken.None));

        Assert.That(wire.Requests.Single(), Is.EqualTo($"GET https://bridge.example.com/prefix/v1/integrations/{escaped}"));
    }

    [TestCaseSource(nameof(Ids))]
    public async Task Escapes_the_id_in_the_path_of_a_termination(string id, string escaped)
    {
        var wire = new ScriptedWire(Status(204));

        await CallAsync(wire, api => api.TerminateAsync(id, CancellationToken.None));

        Assert.That(wire.Requests.Single(), Is.EqualTo($"DELETE https://bridge.example.com/prefix/v1/integrations/{escaped}"));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{\"status\":")]
    [TestCase("<html>it works</html>")]
    public async Task Gives_no_content_where_the_body_is_not_understood(string body) => Assert.That(
        await ReadAsync(Status(200, body)), Is.EqualTo((200, null as IntegrationBody, null as string)));

    [TestCase(65_536, true)]
    [TestCase(65_537, false)]
    public async Task Understands_a_body_up_to_64_KiB(int length, bool isUnderstood)
    {
        var response = await ReadAsync(Status(200, Known.PadRight(length)));

        Assert.That(response.Content, Is.EqualTo(isUnderstood ? KnownBody : null));
    }

    [Test]
    public async Task Gives_the_raw_text_of_an_activation_that_failed()
    {
        var wire = new ScriptedWire(Status(422, """{"error":"não"}"""));

        var response = await CallAsync(wire, api => api.ActivateAsync(Activation, CancellationToken.None));

        Assert.That(response, Is.EqualTo((422, null as IntegrationBody, """{"error":"não"}""")));
    }

    [Test]
    public async Task Keeps_no_secret_in_the_error_of_a_response()
    {
        var wire = new ScriptedWire(Status(422, "no"));

        using var response = await BridgeClient.Over(wire).ActivateAsync(Activation, CancellationToken.None);

        Assert.That(response.Error!.RequestMessage.Headers, Is.Empty);
        Assert.That(response.Error.RequestMessage.Content, Is.Null);
        Assert.That($"{response.Error}", Does.Not.Contain(Samples.BridgeToken).And.Not.Contain("a-token"));
    }

    [Test]
    public void Gives_every_method_an_operation() => Assert.That(
        typeof(IBridgeApi).GetMethods().Select(method => method.GetParameters()[^1]),
        Is.All.Matches<ParameterInfo>(last =>
            last is { HasDefaultValue: true, DefaultValue: BridgeOperation }
            && last.GetCustomAttribute<Refit.PropertyAttribute>()?.Key == BridgeOperations.OptionName));

    [Test]
    public void Does_not_send_a_request_without_an_operation()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://bridge.example.com/");

        Assert.That(() => request.Operation, Throws.InvalidOperationException.With.Message.Contains(BridgeOperations.OptionName));
    }

    private static Task<(int Status, IntegrationBody? Content, string? Error)> ReadAsync(Attempt attempt) =>
        CallAsync(new ScriptedWire(attempt), api => api.ReadAsync("int_old", CancellationToken.None));

    private static async Task<(int Status, IntegrationBody? Content, string? Error)> CallAsync(
        ScriptedWire wire, Func<IBridgeApi, Task<IApiResponse<IntegrationBody>>> call)
    {
        using var response = await call(BridgeClient.Over(wire));
        return ((int)response.StatusCode!, response.Content, (response.Error as ApiException)?.Content);
    }
}
