using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RyzeChatwoot.IntegrationTests.Harness;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>Requests that two servers may read differently, and others that are none: refused, and the connection is closed behind them.</summary>
[TestFixture(Database.Sqlite)]
public sealed class RefusedRequestTests(Database kind) : ServiceTests(kind)
{
    private const string Smuggled = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

    private static readonly string Long = new('a', 70_000);
    private static readonly string Many = string.Concat(Enumerable.Range(0, 101).Select(i => $"x{i}: a\r\n"));

    [TestCase("Content-Length: 2\r\nContent-Length: 3\r\n", "{}", TestName = "Two lengths")]
    [TestCase("Content-Length: -2\r\n", "{}", TestName = "A negative length")]
    [TestCase("Content-Length : 2\r\n", "{}", TestName = "A space before the colon")]
    [TestCase("Transfer-Encoding : chunked\r\n", "0\r\n\r\n", TestName = "A space before the colon of the encoding")]
    [TestCase("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n", TestName = "An encoding that nobody knows")]
    [TestCase("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n", TestName = "An encoding around the chunks")]
    [TestCase("Content-Length: 2\r\n x: folded\r\n", "{}", TestName = "A folded header")]
    [TestCase("x: a\rb\r\n", "", TestName = "A carriage return in a header")]
    [TestCase("x: a\0b\r\n", "", TestName = "A null in a header")]
    [TestCase("x\r\n", "", TestName = "A header without a colon")]
    [TestCase("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", TestName = "A length beside an encoding")]
    [TestCase("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n", TestName = "A chunk without a size")]
    [TestCase("Transfer-Encoding: chunked\r\n", "2;x\n{}\r\n0\r\n\r\n", TestName = "A bare line feed in a chunk's extension")]
    [TestCase("Transfer-Encoding: chunked\r\n", "2\r\n{}}\r\n0\r\n\r\n", TestName = "A chunk that is longer than it says")]
    [TestCase("Transfer-Encoding: chunked\r\n", "fffffffff\r\n{}\r\n0\r\n\r\n", TestName = "A chunk of more than it can be")]
    public async Task No_request_hides_in_another(string headers, string body)
    {
        var answer = await RawConnection.ExchangeAsync(
            Service.BaseUrl,
            $"POST /api/chatwoot/set/{Instance} HTTP/1.1\r\nHost: x\r\ntoken: {AccountToken}\r\nContent-Type: application/json\r\n{headers}\r\n{body}{Smuggled}");

        Assert.That(answer, Does.StartWith("HTTP/1.1 400 Bad Request\r\n"));
        Assert.That(answer, Does.Contain("""{"success":false,"error":{"message":"""));
        Assert.That(answer, Does.Not.Contain("200 OK"), "What hides behind it is not answered.");
    }

    [TestCaseSource(nameof(Invalid))]
    public async Task What_is_no_request_is_refused_with_the_envelope(string status, string request)
    {
        var answer = await RawConnection.ExchangeAsync(Service.BaseUrl, request + Smuggled);

        AssertEnvelope(answer, status);
        Assert.That(Service.Log.Warnings, Is.Empty, "Strangers do not fill the log.");
    }

    [Test]
    public async Task What_came_before_on_the_connection_is_answered_first()
    {
        var answer = await RawConnection.ExchangeAsync(Service.BaseUrl, $"{Smuggled}{Smuggled}GET / HTTP/1.1\r\n\r\n");

        var parts = answer.Split("HTTP/1.1 ", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(parts.Select(part => part[..3]), Is.EqualTo((string[])["200", "200", "400"]));
        AssertEnvelope($"HTTP/1.1 {parts[2]}", "400 Bad Request");
    }

    [Test]
    public async Task Over_TLS_requests_are_answered_and_refused_too()
    {
        using var certificate = ACertificate();
        await using var service = await StartAnotherAsync(
            settings => settings["ASPNETCORE_URLS"] = "https://127.0.0.1:0",
            services: services => services.PostConfigure<KestrelServerOptions>(kestrel =>
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate)));

        var answer = await RawConnection.ExchangeAsync(service.BaseUrl, $"{Smuggled}GET / HTTP/1.1\r\n\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 200 OK\r\n").And.Contain("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n"));
    }

    private static void AssertEnvelope(string answer, string status)
    {
        var text = status[4..].ToLowerInvariant();
        var body = $$$"""{"success":false,"error":{"message":"{{{text}}}"}}""";
        Assert.That(answer, Does.Match(
            $@"\AHTTP/1\.1 {status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\nDate: [^\r]+ GMT\r\n\r\n{Regex.Escape(body)}\z"));
    }

    private static X509Certificate2 ACertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
    }

    private static IEnumerable<TestCaseData> Invalid()
    {
        yield return Case("A null in the path", "400 Bad Request", "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n");
        yield return Case("No host", "400 Bad Request", "GET /health/live HTTP/1.1\r\n\r\n");
        yield return Case("Two hosts", "400 Bad Request", "GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        yield return Case("Another host in the line", "400 Bad Request", "GET http://other/health/live HTTP/1.1\r\nHost: x\r\n\r\n");
        yield return Case("A header that is no UTF-8", "400 Bad Request", "GET /health/live HTTP/1.1\r\nHost: x\r\nx: \xff\xfe\r\n\r\n");
        yield return Case("A TLS hello", "400 Bad Request", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n");
        yield return Case("A line of 70,000 bytes", "414 URI Too Long", $"GET /{Long} HTTP/1.1\r\nHost: x\r\n\r\n");
        yield return Case("A header of 70,000 bytes", "431 Request Header Fields Too Large", $"GET /health/live HTTP/1.1\r\nHost: x\r\nx: {Long}\r\n\r\n");
        yield return Case("101 headers and a host", "431 Request Header Fields Too Large", $"GET /health/live HTTP/1.1\r\nHost: x\r\n{Many}\r\n");
        yield return Case("Another version", "505 HTTP Version Not Supported", "GET /health/live HTTP/3.0\r\nHost: x\r\n\r\n");
    }

    private static TestCaseData Case(string name, string status, string request) => new TestCaseData(status, request).SetName(name);
}
