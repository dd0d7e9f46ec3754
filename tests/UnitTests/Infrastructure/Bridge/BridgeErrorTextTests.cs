using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeErrorTextTests
{
    [TestCase("""{"error":{"message":"Invalid token","upstream_status":401}}""", "Invalid token", 401)]
    [TestCase("""{"error":{"message":"Invalid token","upstream_status":"401"}}""", "Invalid token", 401)]
    [TestCase("""{"error":{"message":"Invalid token"},"upstream_status":401}""", "Invalid token", 401)]
    [TestCase("""{"error":"Invalid token","upstream_status":401}""", "Invalid token", 401)]
    [TestCase("""{"message":"Invalid token","upstream_status":401}""", "Invalid token", 401)]
    [TestCase("""{"error":{"message":"Invalid token"}}""", "Invalid token", null)]
    [TestCase("""{"error":"Invalid token"}""", "Invalid token", null)]
    [TestCase("""{"message":"Invalid token"}""", "Invalid token", null)]
    [TestCase("Invalid token", "Invalid token", null)]
    public void Reads_the_documented_forms(string body, string message, int? status) =>
        Assert.That((BridgeErrorText.Parse(body).Message, BridgeErrorText.Parse(body).ChatwootStatus), Is.EqualTo((message, status)));

    [TestCase("""{"error":{"message":"Chatwoot answered HTTP 404: no account"}}""", 404)]
    [TestCase("""{"error":"Chatwoot answered HTTP 422"}""", 422)]
    [TestCase("""{"message":"HTTP 500, then HTTP 404"}""", 500)]
    [TestCase("upstream said HTTP 503.", 503)]
    [TestCase("HTTP 5000, then HTTP 404", 404)]
    [TestCase("HTTP 40", null)]
    [TestCase("HTTP404", null)]
    [TestCase("HTTP/1.1 401 Unauthorized", 401)]
    [TestCase("HTTP/1.0 404", 404)]
    [TestCase("HTTP/2 404", 404)]
    [TestCase("HTTP/2.0 404", 404)]
    [TestCase("Request failed with status code 401", 401)]
    [TestCase("Status Code 404, then HTTP 500", 404)]
    [TestCase("Chatwoot responded with status 404.", 404)]
    [TestCase("http 404", 404)]
    [TestCase("HTTP status 404", 404)]
    [TestCase("xhttp 404", null)]
    [TestCase("status code 4040", null)]
    [TestCase("status codes 404", null)]
    [TestCase("HTTP/1.1", null)]
    [TestCase("port 443", null)]
    [TestCase("""{"error":"HTTP 404","message":"Activation failed"}""", 404)]
    public void Finds_the_first_status_that_the_text_mentions(string body, int? status) =>
        Assert.That(BridgeErrorText.Parse(body).ChatwootStatus, Is.EqualTo(status));

    [TestCase("""{"error":{"message":"HTTP 500","upstream_status":401}}""", 401)]
    [TestCase("""{"error":{"message":"HTTP 500","upstream_status":null}}""", 500)]
    [TestCase("""{"error":{"message":"HTTP 500","upstream_status":"none"}}""", 500)]
    [TestCase("""{"error":{"message":"HTTP 500","upstream_status":-1}}""", 500)]
    [TestCase("""{"error":{"message":"HTTP 500","upstream_status":99999999999}}""", 500)]
    [TestCase("""{"error":{"message":"HTTP 500","upstream_status":{"code":401}}}""", 500)]
    public void Prefers_the_status_that_has_a_field_of_its_own(string body, int status) =>
        Assert.That(BridgeErrorText.Parse(body).ChatwootStatus, Is.EqualTo(status));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[\"Invalid token\"]")]
    [TestCase("\"Invalid token\"")]
    [TestCase("{\"error\":")]
    [TestCase("{}")]
    [TestCase("{\"error\":{}}")]
    [TestCase("{\"error\":{\"message\":7}}")]
    [TestCase("{\"error\":true}")]
    [TestCase("{\"error\":\"\\ud800\"}")]
    [TestCase("<html>Bad Gateway</html>")]
    public void Takes_the_whole_body_for_the_text_where_it_has_none_of_the_forms(string body) =>
        Assert.That(BridgeErrorText.Parse(body), Is.EqualTo(new BridgeErrorText(body, null, null)));

    [TestCase("""{"error":null,"message":"Invalid token"}""")]
    [TestCase("""{"error":true,"message":"Invalid token"}""")]
    [TestCase("""{"error":{},"message":"Invalid token"}""")]
    [TestCase("""{"error":{"message":null},"message":"Invalid token"}""")]
    [TestCase("""{"error":{"message":"Invalid token"},"message":"Something else"}""")]
    [TestCase("""{"error":"Unauthorized","message":"Invalid token"}""")]
    [TestCase("""{"error":{"error":"Invalid token"}}""")]
    public void Reads_the_text_from_the_error_first(string body) =>
        Assert.That(BridgeErrorText.Parse(body).Message, Is.EqualTo("Invalid token"));

    [TestCase("""{"statusCode":400,"message":["name is too long","email is no email"],"error":"Bad Request"}""", "name is too long; email is no email")]
    [TestCase("""{"error":{"message":["name is too long"]}}""", "name is too long")]
    [TestCase("""{"message":[{"message":"name is too long","code":7},7,null]}""", "name is too long")]
    [TestCase("""{"error":["name is too long","email is no email"]}""", "name is too long; email is no email")]
    [TestCase("""{"message":[],"error":"Bad Request"}""", "Bad Request")]
    public void Joins_the_texts_of_a_list(string body, string message) => Assert.That(BridgeErrorText.Parse(body).Message, Is.EqualTo(message));

    [TestCase("""{"errors":["Você precisa entrar"],"upstream_status":401}""")]
    [TestCase("""{"error":{"errors":["Você precisa entrar"],"upstream_status":401}}""")]
    [TestCase("""{"error":{"message":{"errors":["Você precisa entrar"]},"upstream_status":401}}""")]
    [TestCase("""{"error":"Unauthorized","message":"HTTP 401: {\"errors\":[\"Você precisa entrar\"]}"}""")]
    [TestCase("""{"error":{"message":"HTTP 401: {\"errors\":[\"Voc\u00ea precisa entrar\"]}"}}""")]
    [TestCase("""HTTP/1.1 401 Unauthorized {"errors":["Você precisa entrar"]}""")]
    public void Recognises_the_body_of_Chatwoots_sign_in_library_wherever_the_bridge_puts_it(string body)
    {
        var error = BridgeErrorText.Parse(body);

        Assert.That((error.Cause, error.Message.Contains("precisa entrar", StringComparison.Ordinal)), Is.EqualTo(((ChatwootCause?)ChatwootCause.TokenMissing, true)));
    }
}
