using System.Net;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

internal sealed class ResponseBufferingHandlerTests
{
    private const int Limit = 65_536;

    [TestCase(BridgeOperation.Read, 200)]
    [TestCase(BridgeOperation.Activate, 201)]
    [TestCase(BridgeOperation.Activate, 422)]
    [TestCase(BridgeOperation.Activate, 500)]
    public async Task Keeps_a_body_that_matters(BridgeOperation operation, int status) =>
        Assert.That(await BufferAsync(operation, status, "some text"u8.ToArray()), Is.EqualTo("some text"u8.ToArray()));

    [TestCase(BridgeOperation.Read, 404)]
    [TestCase(BridgeOperation.Read, 500)]
    [TestCase(BridgeOperation.Terminate, 200)]
    [TestCase(BridgeOperation.Terminate, 500)]
    public async Task Does_not_read_a_body_whose_status_says_everything(BridgeOperation operation, int status)
    {
        using var content = new StreamContent(new UnreadableStream());
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content };

        await BufferAsync(operation, response);

        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase(0, 0)]
    [TestCase(Limit - 1, Limit - 1)]
    [TestCase(Limit, Limit)]
    [TestCase(Limit + 1, 0)]
    [TestCase(10 * Limit, 0)]
    public async Task Keeps_nothing_of_a_body_beyond_64_KiB(int length, int kept) =>
        Assert.That(await BufferAsync(BridgeOperation.Read, 200, new byte[length]), Has.Length.EqualTo(kept));

    [Test]
    public async Task Reads_no_further_than_it_must_to_see_that_a_body_is_too_large()
    {
        using var endless = new EndlessStream();
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) };

        await BufferAsync(BridgeOperation.Read, response);

        Assert.That(endless.Given, Is.EqualTo(Limit + 1));
    }

    [Test]
    public void Lets_go_of_a_response_whose_body_breaks()
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new UnreadableStream()) };

        Assert.That(
            () => BufferAsync(BridgeOperation.Read, response), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => response.StatusCode = HttpStatusCode.OK, Throws.InstanceOf<ObjectDisposedException>());
    }

    private static async Task<byte[]> BufferAsync(BridgeOperation operation, int status, byte[] body)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        await BufferAsync(operation, response);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task BufferAsync(BridgeOperation operation, HttpResponseMessage response)
    {
        using var invoker = new HttpMessageInvoker(new ResponseBufferingHandler { InnerHandler = new FixedResponse(response) });
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://bridge.example.com/");
        request.Options.Set(new HttpRequestOptionsKey<BridgeOperation>(BridgeOperations.OptionName), operation);
        await invoker.SendAsync(request, CancellationToken.None);
    }

    private sealed class FixedResponse(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(response);
    }

    private sealed class UnreadableStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("The body is not to be read.");
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
