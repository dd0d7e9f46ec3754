using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.WebApi.Contracts;

namespace RyzeChatwoot.UnitTests.WebApi.Contracts;

public sealed class ActivationRequestFormatterTests
{
    private const string NotAnObject = "must be a JSON object";

    private readonly ActivationRequestFormatter formatter = new();
    private readonly ModelStateDictionary state = new();

    [TestCase("application/json")]
    [TestCase("Application/JSON")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json;charset=UTF-8")]
    [TestCase("application/json; charset=\"utf-8\"")]
    [TestCase("application/vnd.example+json")]
    public async Task Reads_json_in_utf_8(string contentType)
    {
        var result = await ReadAsync(contentType, """{"inboxName":"ção"}"""u8.ToArray());

        Assert.That(((ActivationRequest)result.Model!).InboxName.Value, Is.EqualTo("ção"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("text/plain")]
    [TestCase("text/json")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/jsonp")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/json; charset=iso-8859-1")]
    [TestCase("nonsense")]
    public async Task Names_the_content_type_that_it_wants(string? contentType) =>
        Assert.That(await FaultOfAsync(contentType, "{}"), Is.EqualTo("the content type must be application/json in UTF-8"));

    [TestCase("{\"inboxName\":\"Orion", 1, 20)]
    [TestCase("{\"inboxName\":}", 1, 14)]
    [TestCase("{\n  \"inboxName\": Orion\n}", 2, 16)]
    [TestCase("{\"chatwootAccountId\":01}", 1, 23)]
    [TestCase("{", 1, 2)]
    [TestCase("{'inboxName':1}", 1, 2)]
    [TestCase("{} {}", 1, 4)]
    [TestCase("{\"inboxName\":\"çç\n\"}", 1, 19)]
    public async Task Tells_where_the_json_breaks(string body, int line, int position) => Assert.That(
        await FaultOfAsync("application/json", body), Is.EqualTo($"is not valid JSON at line {line}, position {position}"));

    [TestCase("")]
    [TestCase("  \n")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("[{}]")]
    [TestCase("\"text\"")]
    [TestCase("7")]
    [TestCase("true")]
    public async Task Wants_an_object(string body) => Assert.That(await FaultOfAsync("application/json", body), Is.EqualTo(NotAnObject));

    [TestCase("<form/>")]
    public async Task Refuses_what_is_no_json_at_all(string body) =>
        Assert.That(await FaultOfAsync("application/json", body), Is.Not.Empty);

    [TestCase("{\"chatwootApiToken\":\"s3cr3t")]
    [TestCase("{\"chatwootApiToken\":s3cr3t}")]
    [TestCase("{\"s3cr3t\":}")]
    [TestCase("s3cr3t")]
    public async Task Does_not_repeat_the_body(string body) =>
        Assert.That(await FaultOfAsync("application/json", body), Does.Not.Contain("s3cr3t"));

    [Test]
    public async Task Skips_a_byte_order_mark()
    {
        var result = await ReadAsync("application/json", [0xEF, 0xBB, 0xBF, .. """{"inboxName":"Orion"}"""u8]);

        Assert.That(((ActivationRequest)result.Model!).InboxName.Value, Is.EqualTo("Orion"));
    }

    [Test]
    public async Task Refuses_utf_16_that_calls_itself_json()
    {
        var result = await ReadAsync("application/json", Encoding.Unicode.GetBytes("{}"));

        Assert.That(result.HasError, Is.True);
    }

    [Test]
    public void Is_there_for_activations_alone()
    {
        var forms = formatter.CanRead(Context(typeof(ActivationRequest)));
        var others = formatter.CanRead(Context(typeof(string)));

        Assert.That((forms, others), Is.EqualTo((true, false)));
    }

    private async Task<string> FaultOfAsync(string? contentType, string body)
    {
        var result = await ReadAsync(contentType, Encoding.UTF8.GetBytes(body));

        Assert.That(result.HasError, Is.True);
        return state.Single().Value!.Errors.Single().ErrorMessage;
    }

    private async Task<InputFormatterResult> ReadAsync(string? contentType, byte[] body)
    {
        var context = Context(typeof(ActivationRequest));
        context.HttpContext.Request.ContentType = contentType;
        context.HttpContext.Request.Body = new MemoryStream(body);
        return await formatter.ReadAsync(context);
    }

    private InputFormatterContext Context(Type model) => new(
        new DefaultHttpContext(),
        modelName: "",
        state,
        new EmptyModelMetadataProvider().GetMetadataForType(model),
        (stream, encoding) => new StreamReader(stream, encoding));
}
