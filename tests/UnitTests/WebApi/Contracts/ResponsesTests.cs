using System.Text.Json;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.WebApi.Contracts;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.WebApi.Contracts;

public sealed class ResponsesTests
{
    [Test]
    public void Writes_the_nine_fields_of_a_status_in_their_order()
    {
        var response = StatusResponse.Of(Reading(AnIntegration()));

        Assert.That(JsonSerializer.Serialize(response, ApiJson.Responses), Is.EqualTo(
            """{"instance_name":"suporte","status":"active","bridge_integration_id":"int_old","chatwoot_base_url":"https://chatwoot.example.com","chatwoot_account_id":5,"chatwoot_inbox_id":42,"chatwoot_inbox_name":"WhatsApp - Orion","last_error":"","created_at":"2026-04-20T10:15:30Z"}"""));
    }

    [TestCase(IntegrationStatus.Active, "active")]
    [TestCase(IntegrationStatus.Paused, "paused")]
    [TestCase(IntegrationStatus.Error, "error")]
    public void Writes_a_status_in_lower_case(IntegrationStatus status, string text) =>
        Assert.That(
            JsonSerializer.Serialize(StatusResponse.Of(Reading(AnIntegration() with { Status = status })), ApiJson.Responses),
            Does.Contain($"\"status\":\"{text}\""));

    [Test]
    public void Writes_no_null_where_there_is_no_bridge_id() =>
        Assert.That(StatusResponse.Of(Reading(AnIntegration() with { BridgeIntegrationId = null })).BridgeIntegrationId, Is.EqualTo(""));

    [TestCase(0, "2026-01-02T03:04:05Z")]
    [TestCase(9_999_999, "2026-01-02T03:04:05Z")]
    [TestCase(10_000_000, "2026-01-02T03:04:06Z")]
    public void Writes_times_in_whole_seconds(long ticks, string text)
    {
        var createdAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(ticks);

        Assert.That(StatusResponse.Of(Reading(AnIntegration() with { CreatedAt = createdAt })).CreatedAt, Is.EqualTo(text));
    }

    [Test]
    public void Writes_an_activation()
    {
        var response = ActivatedResponse.Of(new Activation("suporte", AnActivation() with { Status = IntegrationStatus.Paused }));

        Assert.That(JsonSerializer.Serialize(response, ApiJson.Responses), Is.EqualTo(
            """{"instance":"suporte","status":"paused","bridge_integration_id":"int_new","message":"chatwoot integration activated"}"""));
    }

    [Test]
    public void Writes_a_deactivation() => Assert.That(
        JsonSerializer.Serialize(DeactivatedResponse.Instance, ApiJson.Responses),
        Is.EqualTo("""{"message":"chatwoot integration deactivated"}"""));

    [Test]
    public void Writes_an_error_as_it_is_documented_dash_and_all() => Assert.That(
        JsonSerializer.Serialize(ErrorResponse.Of("no — <not> \"this\" & ção"), ApiJson.Responses),
        Is.EqualTo("""{"success":false,"error":{"message":"no — <not> \"this\" & ção"}}"""));

    [Test]
    public void Writes_the_same_in_controllers()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);

        Assert.That(
            JsonSerializer.Serialize(ErrorResponse.Of("no — yes"), options),
            Is.EqualTo("""{"success":false,"error":{"message":"no — yes"}}"""));
    }

    private static IntegrationStatusResult Reading(ChatwootIntegration integration) => new("suporte", integration, StatusSource.Live);
}
