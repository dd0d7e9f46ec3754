using System.Text;
using System.Text.Json.Nodes;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>The description against itself, and against the real responses of the service.</summary>
public sealed class OpenApiSchemaTests : ServiceTests
{
    private const string Json = "application/json";

    /// <summary>So that there is an integration when it is read, and none is missing when it is deleted.</summary>
    private static readonly string[] FromFirstToLast = ["post", "get", "delete"];

    private JsonNode document = null!;
    private SchemaCheck check = null!;

    private IEnumerable<Operation> Operations =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new Operation(path.Key, operation.Key, operation.Value!);

    /// <summary>Every example of a body, with the schema of the body.</summary>
    private IEnumerable<(string Name, JsonNode Node)> Bodies =>
        from operation in Operations
        from response in operation.Node["responses"]!.AsObject()
        where response.Value!["content"] is not null
        select (Name: $"{operation} {response.Key}", Node: response.Value!["content"]![Json]!);

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
        Bridge.OnEveryCall(call => BridgeReplies.Success(call, status));

        foreach (var operation in Operations.OrderBy(operation => Array.IndexOf(FromFirstToLast, operation.Method)))
        {
            var response = await SendAsync(operation, AccountToken, BodyOf(operation));

            Assert.That(response.Status, Is.InRange(200, 299), $"{operation}");
            AssertDocumented(operation, response);
        }
    }

    [Test]
    public async Task Real_errors_are_as_the_schemas_say()
    {
        foreach (var operation in Operations)
        {
            AssertDocumented(operation, await SendAsync(operation, token: null, BodyOf(operation)));
            AssertDocumented(operation, await SendAsync(operation, AccountToken, "{}"));
        }

        RemoveDatabase();
        foreach (var operation in Operations.Where(operation => operation.Path.StartsWith("/health", StringComparison.Ordinal)))
        {
            AssertDocumented(operation, await SendAsync(operation, token: null, body: ""));
        }
    }

    private Task<Response> SendAsync(Operation operation, string? token, string body) => Client.SendAsync(
        HttpMethod.Parse(operation.Method),
        operation.Path.Replace("{instance}", Instance, StringComparison.Ordinal),
        token,
        request => request.Content = operation.Body is null ? null : ApiClient.Json(body));

    /// <summary>The first example of each field of the body that the operation reads.</summary>
    private string BodyOf(Operation operation)
    {
        var fields = operation.Body is { } body ? check.Resolve(body)["properties"]!.AsObject() : [];
        return new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, field.Value!["examples"]![0]?.DeepClone()))).ToJsonString();
    }

    private void AssertDocumented(Operation operation, Response response)
    {
        var place = $"{operation} {response.Status}";
        var documented = operation.Node["responses"]![$"{response.Status}"];
        Assert.That(documented, Is.Not.Null, place);

        var body = JsonNode.Parse(response.Body);
        Assert.That(check.FaultsOf(body, documented!["content"]![Json]!["schema"]!), Is.Empty, place);

        var expected = documented["headers"]?.AsObject().ToDictionary(header => header.Key, header => check.Resolve(header.Value!)) ?? [];
        var sent = HeadersOf(response);
        Assert.That(sent.Keys, Is.SubsetOf(expected.Keys), place);

        // A 401 of this API and one of Chatwoot's share a description; only the second one has the header.
        Assert.That(expected.Keys.Except(sent.Keys), Is.SubsetOf((string[])["X-Error-Source"]), place);
        foreach (var (name, value) in sent)
        {
            var schema = expected[name]["schema"]!;
            JsonNode typed = (string?)schema["type"] == "integer" ? JsonNode.Parse(value)! : JsonValue.Create(value);
            Assert.That(check.FaultsOf(typed, schema), Is.Empty, $"{place} {name}");
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

    /// <summary>An operation of the document, which has all routes that are mapped.</summary>
    private sealed record Operation(string Path, string Method, JsonNode Node)
    {
        /// <summary>The schema of the body; null where it reads none.</summary>
        public JsonNode? Body => Node["requestBody"]?["content"]![Json]!["schema"];

        public override string ToString() => $"{Method} {Path}";
    }
}
