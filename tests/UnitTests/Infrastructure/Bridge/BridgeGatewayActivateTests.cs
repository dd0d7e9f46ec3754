using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Infrastructure.Bridge;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeGatewayActivateTests
{
    private static readonly IntegrationBody Full = new("int_new", "paused", LastError: null, InboxId: 42, InboxName: "Orion");

    [Test]
    public async Task Sends_the_settings_and_where_the_bridge_reaches_us()
    {
        var api = new ScriptedBridgeApi(201, Full);
        var settings = Settings() with { SignMessages = true, StartAsPending = true };

        await GatewayOf.Api(api).ActivateAsync("suporte", settings, CancellationToken.None);

        Assert.That(api.Activation, Is.EqualTo(new ActivationBody(
            "suporte",
            "http://api.internal:5080",
            "https://chatwoot.example.com",
            5,
            ChatwootToken,
            "WhatsApp - Orion",
            SignMessages: true,
            IgnoreGroups: false,
            StartAsPending: true,
            ReopenResolved: false)));
    }

    [Test]
    public async Task Keeps_the_other_two_flags_apart_as_well()
    {
        var api = new ScriptedBridgeApi(201, Full);
        var settings = Settings() with { IgnoreGroups = true };

        await GatewayOf.Api(api).ActivateAsync("suporte", settings, CancellationToken.None);

        Assert.That((api.Activation!.IgnoreGroups, api.Activation.ReopenResolved), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Returns_the_values_of_the_bridge() => Assert.That(
        await ActivateAsync(new ScriptedBridgeApi(201, Full)),
        Is.EqualTo(new BridgeActivateReply.Activated(new ActivatedAtBridge("int_new", IntegrationStatus.Paused, 42, "Orion"))));

    [TestCase(null)]
    [TestCase("something-new")]
    public async Task Makes_do_with_the_id_alone(string? status) => Assert.That(
        await ActivateAsync(new ScriptedBridgeApi(200, new IntegrationBody("int_new", status, null, null, null))),
        Is.EqualTo(new BridgeActivateReply.Activated(new ActivatedAtBridge("int_new", IntegrationStatus.Active, 0, null))));

    [TestCase("<i>Orion</i>", "Orion")]
    [TestCase("Orion " + ChatwootToken, "Orion [redacted]")]
    [TestCase("Orion " + BridgeToken, "Orion [redacted]")]
    [TestCase("<br>", null)]
    [TestCase("", null)]
    public async Task Sanitizes_the_inbox_name_and_masks_secrets_in_it(string name, string? clean)
    {
        var reply = await ActivateAsync(new ScriptedBridgeApi(201, Full with { InboxName = name }));

        Assert.That(((BridgeActivateReply.Activated)reply).Integration.InboxName, Is.EqualTo(clean));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("..")]
    [TestCase("int new")]
    public async Task Refuses_a_response_without_a_usable_id(string? id) => Assert.That(
        await ActivateAsync(new ScriptedBridgeApi(201, Full with { Id = id })),
        Is.EqualTo(new BridgeActivateReply.Failed(BridgeFault.BadResponse, "a body without a usable id")));

    [Test]
    public async Task Refuses_a_response_without_a_body() => Assert.That(
        await ActivateAsync(new ScriptedBridgeApi(201)),
        Is.EqualTo(new BridgeActivateReply.Failed(BridgeFault.BadResponse, "a body without a usable id")));

    [Test]
    public void Does_not_print_the_token_that_it_sends()
    {
        var body = new ActivationBody("suporte", "", "", 5, ChatwootToken, "", false, false, false, false);

        Assert.That($"{body}", Does.Contain("suporte").And.Not.Contain(ChatwootToken));
    }

    private static Task<BridgeActivateReply> ActivateAsync(IBridgeApi api) =>
        GatewayOf.Api(api).ActivateAsync("suporte", Settings(), CancellationToken.None);
}
