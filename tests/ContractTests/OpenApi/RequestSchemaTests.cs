using System.Text.Json.Nodes;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>Contract, section 7: what the description calls a valid body is accepted, and the other way round.</summary>
public sealed class RequestSchemaTests : ServiceTests
{
    private const int Seed = 20260420;

    private static readonly string[] Fields =
        ["chatwootBaseUrl", "chatwootAccountId", "chatwootApiToken", "inboxName", "signMessages", "ignoreGroups", "startAsPending", "reopenResolved"];

    private JsonNode schema = null!;
    private SchemaCheck check = null!;

    [SetUp]
    public async Task ReadDocumentAsync()
    {
        Bridge.OnActivate(BridgeReplies.Activated());
        var document = JsonNode.Parse((await Client.SendAsync(HttpMethod.Get, "/openapi/v1.json")).Body)!;
        check = new SchemaCheck(document);
        var body = document["paths"]!["/api/chatwoot/set/{instance}"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        schema = check.Resolve(body);
    }

    protected override void Configure(Dictionary<string, string?> settings) => settings["RATE_LIMIT_PER_MINUTE"] = "0";

    [Test]
    public void Every_field_is_tried() =>
        Assert.That(schema["properties"]!.AsObject().Select(field => field.Key), Is.EquivalentTo(Fields));

    [TestCaseSource(nameof(Fields))]
    public async Task A_value_is_accepted_exactly_where_the_description_calls_it_valid(string field)
    {
        var seen = new HashSet<bool>();
        foreach (var value in new SchemaValues(Seed).For(schema["properties"]![field]!))
        {
            var body = $"{RequestBodies.Without(field)[..^1]},\"{field}\":{value}}}";
            var faults = check.FaultsOf(JsonNode.Parse(body), schema);

            var response = await Client.SetAsync(body);

            Assert.That(response.Status, Is.EqualTo(faults.Count == 0 ? 201 : 400), $"{field}: {value} {string.Join("; ", faults)}");
            seen.Add(faults.Count == 0);
        }

        Assert.That(seen, Is.EquivalentTo([true, false]), "Some values are valid and some are not.");
    }

    [TestCaseSource(nameof(Fields))]
    public async Task A_field_can_be_left_out_exactly_where_the_description_does_not_require_it(string field)
    {
        var response = await Client.SetAsync(RequestBodies.Without(field));

        var isRequired = schema["required"]!.AsArray().Any(name => (string)name! == field);
        Assert.That(response.Status, Is.EqualTo(isRequired ? 400 : 201));
    }
}
