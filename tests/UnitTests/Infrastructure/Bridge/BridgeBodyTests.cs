using System.Net;
using NUnit.Framework;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

public sealed class BridgeBodyTests
{
    private const int Limit = 65_536;

    [TestCase("GET", 200)]
    [TestCase("POST", 201)]
    [TestCase("POST", 422)]
    [TestCase("POST", 500)]
    public async Task Keeps_a_body_that_matters(string method, int status) =>
        Assert.That(await BufferAsync(method, status, "some text"u8.ToArray()), Is.EqualTo("some text"u8.ToArray()));

    [TestCase("GET", 404)]
    [TestCase("GET", 500)]
    [TestCase("DELETE", 200)]
    [TestCase("DELETE", 500)]
    public async Task Does_not_read_a_body_whose_status_says_everything(string method, int status)
    {
        using var content = new StreamContent(new UnreadableStream());
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content };

        await BridgeBody.BufferAsync(new HttpMethod(method), response, CancellationToken.None);

        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase(0, 0)]
    [TestCase(Limit - 1, Limit - 1)]
    [TestCase(Limit, Limit)]
    [TestCase(Limit + 1, 0)]
    [TestCase(10 * Limit, 0)]
    public async Task Keeps_nothing_of_a_body_beyond_64_KiB(int length, int kept) =>
        Assert.That(await BufferAsync("GET", 200, new byte[length]), Has.Length.EqualTo(kept));

    [Test]
    public async Task Reads_no_further_than_it_must_to_see_that_a_body_is_too_large()
    {
        using var endless = new EndlessStream();
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) };

        await BridgeBody.BufferAsync(HttpMethod.Get, response, CancellationToken.None);

        Assert.That(endless.Given, Is.EqualTo(Limit + 1));
    }

    [Test]
    public void Lets_go_of_a_response_whose_body_breaks()
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new UnreadableStream()) };

        Assert.That(
            () => BridgeBody.BufferAsync(HttpMethod.Get, response, CancellationToken.None), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => response.StatusCode = HttpStatusCode.OK, Throws.InstanceOf<ObjectDisposedException>());
    }

    private static async Task<byte[]> BufferAsync(string method, int status, byte[] body)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        await BridgeBody.BufferAsync(new HttpMethod(method), response, CancellationToken.None);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private sealed class UnreadableStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("Nobody should read this.");
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
