using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Infrastructure.Bridge.ScriptedWire;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeApiTests
{
    private const string Known = """{"id":"int_old","status":"active"}""";

    private static readonly IntegrationBody KnownBody = new("int_old", "active", null, null, null);

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

    [TestCase("int_old", "int_old")]
    [TestCase("a/b?c#d", "a%2Fb%3Fc%23d")]
    public async Task Escapes_the_id_in_the_path_of_a_read(string id, string escaped)
    {
        var wire = new ScriptedWire(Status(200, Known));

        await CallAsync(wire, api => api.ReadAsync(id, CancellationToken.None));

        Assert.That(wire.Requests.Single(), Is.EqualTo($"GET https://bridge.example.com/prefix/v1/integrations/{escaped}"));
    }

    [TestCase("int_old", "int_old")]
    [TestCase("a/b?c#d", "a%2Fb%3Fc%23d")]
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
        await ReadAsync(Status(200, body)), Is.EqualTo(new BridgeResponse<IntegrationBody>(200, null, "")));

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

        Assert.That(response, Is.EqualTo(new BridgeResponse<IntegrationBody>(422, null, """{"error":"não"}""")));
    }

    [TestCase(199, false)]
    [TestCase(200, true)]
    [TestCase(299, true)]
    [TestCase(300, false)]
    public void Calls_2xx_a_success(int status, bool isSuccess) =>
        Assert.That(new BridgeResponse<IntegrationBody>(status, null, "").IsSuccess, Is.EqualTo(isSuccess));

    private static Task<BridgeResponse<IntegrationBody>> ReadAsync(Attempt attempt) =>
        CallAsync(new ScriptedWire(attempt), api => api.ReadAsync("int_old", CancellationToken.None));

    private static async Task<BridgeResponse<IntegrationBody>> CallAsync(
        ScriptedWire wire, Func<IBridgeApi, Task<BridgeResponse<IntegrationBody>>> call)
    {
        var options = BridgeOptions.Read(Configured.With());
        using var client = new HttpClient(new BridgeResilience(options, new SteppedClock()) { InnerHandler = wire })
        {
            BaseAddress = new Uri("https://bridge.example.com/prefix/"),
        };
        return await call(new BridgeApi(client));
    }
}
