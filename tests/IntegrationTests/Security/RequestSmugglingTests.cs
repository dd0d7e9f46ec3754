namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>Requests that two servers may read differently: refused, and the connection is closed behind them.</summary>
[TestFixture(Database.Sqlite)]
public sealed class RequestSmugglingTests(Database kind) : ServiceTests(kind)
{
    private const string Smuggled = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

    private static readonly string Long = new('a', 70_000);

    [TestCase("Content-Length: 2\r\nContent-Length: 3\r\n", "{}", TestName = "Two lengths")]
    [TestCase("Content-Length: -2\r\n", "{}", TestName = "A negative length")]
    [TestCase("Content-Length : 2\r\n", "{}", TestName = "A space before the colon")]
    [TestCase("Transfer-Encoding : chunked\r\n", "0\r\n\r\n", TestName = "A space before the colon of the encoding")]
    [TestCase("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n", TestName = "An unknown encoding")]
    [TestCase("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n", TestName = "An encoding around the chunks")]
    [TestCase("Content-Length: 2\r\n x: folded\r\n", "{}", TestName = "A folded header")]
    [TestCase("x: a\rb\r\n", "", TestName = "A carriage return in a header")]
    [TestCase("x: a\0b\r\n", "", TestName = "A null in a header")]
    [TestCase("x\r\n", "", TestName = "A header without a colon")]
    public async Task A_head_that_contradicts_itself_is_refused_by_the_server(string headers, string body)
    {
        var response = await SetAsync(headers, body);

        Assert.That(response, Does.Match(@"\AHTTP/1\.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\nDate: [^\r]+\r\n\r\n\z"));
        Assert.That(Service.Log.Warnings, Is.Empty, "Requests without a token do not fill the log.");
    }

    [TestCase("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", TestName = "A length beside an encoding")]
    [TestCase("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n", TestName = "A chunk without a size")]
    [TestCase("Transfer-Encoding: chunked\r\n", "2;x\n{}\r\n0\r\n\r\n", TestName = "A bare line feed in a chunk's extension")]
    [TestCase("Transfer-Encoding: chunked\r\n", "2\r\n{}}\r\n0\r\n\r\n", TestName = "A chunk that is longer than it says")]
    [TestCase("Transfer-Encoding: chunked\r\n", "fffffffff\r\n{}\r\n0\r\n\r\n", TestName = "A chunk of more than it can be")]
    public async Task A_body_that_is_framed_in_a_wrong_way_gets_the_error_envelope(string headers, string body)
    {
        var response = await SetAsync(headers, body);

        Assert.That(response, Does.StartWith("HTTP/1.1 400 Bad Request\r\n"));
        Assert.That(response, Does.Contain("""{"success":false,"error":{"message":"""));
        Assert.That(response, Does.Not.Contain("200 OK"), "The request behind it gets no response.");
    }

    [TestCase("414 URI Too Long", "GET /LONG HTTP/1.1\r\nHost: x\r\n\r\n")]
    [TestCase("431 Request Header Fields Too Large", "GET /health/live HTTP/1.1\r\nHost: x\r\nx: LONG\r\n\r\n")]
    public async Task A_head_of_more_than_64_KiB_is_too_large(string status, string request)
    {
        var response = await RawConnection.ExchangeAsync(Service.BaseUrl, request.Replace("LONG", Long, StringComparison.Ordinal) + Smuggled);

        Assert.That(response, Does.StartWith($"HTTP/1.1 {status}\r\n").And.Not.Contain("200 OK"));
    }

    private Task<string> SetAsync(string headers, string body) => RawConnection.ExchangeAsync(
        Service.BaseUrl,
        $"POST /api/chatwoot/set/{Instance} HTTP/1.1\r\nHost: x\r\ntoken: {AccountToken}\r\nContent-Type: application/json\r\n{headers}\r\n{body}{Smuggled}");
}
