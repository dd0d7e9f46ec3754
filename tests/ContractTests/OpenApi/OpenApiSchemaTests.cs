using System.Text;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>The description against itself, and against the real responses of the service.</summary>
public sealed class OpenApiSchemaTests : ServiceTests
{
    private const string Json = "application/json";

    private JsonNode document = null!;
    private SchemaCheck check = null!;

    private IEnumerable<(string Name, JsonNode Node)> Operations =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (Name: $"{operation.Key} {path.Key}", Node: operation.Value!);

    /// <summary>Every example of a body, with the schema of the body.</summary>
    private IEnumerable<(string Name, JsonNode Node)> Bodies =>
        from operation in Operations
        from response in operation.Node["responses"]!.AsObject()
        where response.Value!["content"] is not null
        select (Name: $"{operation.Name} {response.Key}", Node: response.Value!["content"]![Json]!);

    private IEnumerable<(string Name, JsonNode Node)> Fields =>
        document["components"]!["schemas"]!.AsObject().SelectMany(schema => FieldsOf(schema.Key, schema.Value!));

    [SetUp]
    public async Task ReadDocumentAsync()
    {
        var response = await Client.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        document = JsonNode.Parse(response.Body)!;
        check = new SchemaCheck(document);
    }

    [Test]
    public void Every_example_of_a_body_is_as_its_schema_says_and_every_error_has_one()
    {
        Assert.That(Bodies, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var (name, body) in Bodies)
            {
                var examples = body["examples"]?.AsObject().Select(example => example.Value!["value"]).ToArray() ?? [];
                Assert.That(examples.SelectMany(example => check.FaultsOf(example, body["schema"]!)), Is.Empty, name);
                Assert.That(examples.Length > 0 || !$"{body["schema"]}".Contains("ErrorResponse", StringComparison.Ordinal), name);
            }
        });
    }

    [Test]
    public void Every_field_has_a_description_and_examples_that_are_as_its_schema_says()
    {
        Assert.That(Fields, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var (name, field) in Fields)
            {
                Assert.That((string?)field["description"], Is.Not.Null.And.Not.Empty, name);
                if (field["$ref"] is null && field["properties"] is null)
                {
                    Assert.That(field["examples"]?.AsArray(), Is.Not.Null.And.Not.Empty, name);
                    Assert.That(field["examples"]!.AsArray().SelectMany(example => check.FaultsOf(example, field)), Is.Empty, name);
                }
            }
        });
    }

    [Test]
    public void Every_header_has_a_description_and_an_example_that_is_as_its_schema_says()
    {
        var headers = document["components"]!["headers"]!.AsObject();

        Assert.That(headers, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var (name, header) in headers)
            {
                Assert.That((string?)header!["description"], Is.Not.Null.And.Not.Empty, name);
                Assert.That(check.FaultsOf(header["example"], header["schema"]!), Is.Empty, name);
            }
        });
    }

    [Test]
    public void The_document_uses_no_internal_words() =>
        Assert.That(document.ToJsonString(), Does.Not.Contain("contract").And.Not.Contain("local row").And.Not.Match("[A-Za-z]*Form\\b"));

    [TestCase("active")]
    [TestCase("paused")]
    [TestCase("error")]
    public async Task Real_responses_are_as_the_schemas_say(string status)
    {
        Bridge.OnActivate(BridgeReplies.Activated(status: status));
        Bridge.OnRead(BridgeReplies.Live(status, "why"));
        Bridge.OnTerminate(BridgeReplies.Terminated);

        AssertDocumented("/api/chatwoot/set/{instance}", "post", await Client.SetAsync());
        AssertDocumented("/api/chatwoot/list/{instance}", "get", await Client.ListAsync());
        AssertDocumented("/api/chatwoot/delete/{instance}", "delete", await Client.DeleteAsync());
        AssertDocumented("/health", "get", await Client.SendAsync(HttpMethod.Get, "/health"));
        AssertDocumented("/health/live", "get", await Client.SendAsync(HttpMethod.Get, "/health/live"));
    }

    [Test]
    public async Task Real_errors_are_as_the_schemas_say()
    {
        AssertDocumented("/api/chatwoot/set/{instance}", "post", await Client.SetAsync("{}"));
        AssertDocumented("/api/chatwoot/list/{instance}", "get", await Client.ListAsync());
        AssertDocumented("/api/chatwoot/delete/{instance}", "delete", await Client.DeleteAsync(token: null));
        RemoveDatabase();
        AssertDocumented("/health", "get", await Client.SendAsync(HttpMethod.Get, "/health"));
    }

    private void AssertDocumented(string path, string method, Response response)
    {
        var documented = document["paths"]![path]![method]!["responses"]![$"{response.Status}"];
        Assert.That(documented, Is.Not.Null, $"{method} {path} responds {response.Status}");

        var body = JsonNode.Parse(response.Body);
        Assert.That(check.FaultsOf(body, documented!["content"]![Json]!["schema"]!), Is.Empty, $"{method} {path} {response.Status}");

        var expected = documented["headers"]?.AsObject().ToDictionary(header => header.Key, header => check.Resolve(header.Value!)) ?? [];
        var sent = HeadersOf(response);
        Assert.That(sent.Keys, Is.SubsetOf(expected.Keys), $"{method} {path} {response.Status}");

        // A 401 of this API and one of Chatwoot's share a description; only the second one has the header.
        Assert.That(expected.Keys.Except(sent.Keys), Is.SubsetOf((string[])["X-Error-Source"]), $"{method} {path} {response.Status}");
        foreach (var (name, value) in sent)
        {
            var schema = expected[name]["schema"]!;
            JsonNode typed = (string?)schema["type"] == "integer" ? JsonNode.Parse(value)! : JsonValue.Create(value);
            Assert.That(check.FaultsOf(typed, schema), Is.Empty, $"{method} {path} {response.Status} {name}");
        }
    }

    private static Dictionary<string, string> HeadersOf(Response response) => Encoding.UTF8.GetString(response.Document)
        .Split("\n\n")[0]
        .Split('\n')
        .Skip(1)
        .Select(line => line.Split(": ", 2))
        .Where(header => header[0] != "Content-Type")
        .ToDictionary(header => header[0], header => header[1]);

    private static IEnumerable<(string Name, JsonNode Node)> FieldsOf(string name, JsonNode schema) =>
        from field in schema["properties"]?.AsObject() ?? []
        from found in FieldsOf($"{name}.{field.Key}", field.Value!).Prepend((Name: $"{name}.{field.Key}", Node: field.Value!))
        select found;
}
