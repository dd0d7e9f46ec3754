using System.Net;
using RyzeChatwoot.Client;
using ApiClient = RyzeChatwoot.Client.ChatwootClient;

namespace RyzeChatwoot.IntegrationTests.TypedClient;

/// <summary>The package where what it talks to is not the API, or where it is given something that cannot work.</summary>
public sealed class TypedClientMisuseTests
{
    private const string Token = "a-token-that-is-not-shown";

    private static readonly ActivationRequest Activation = new("https://chatwoot.example.com", 5, "a-secret-api-token", "WhatsApp - Orion");

    [TestCase("http://api.example.com", "http://api.example.com/api/chatwoot/list/suporte")]
    [TestCase("http://api.example.com/", "http://api.example.com/api/chatwoot/list/suporte")]
    [TestCase("http://api.example.com/ryze", "http://api.example.com/ryze/api/chatwoot/list/suporte")]
    [TestCase("http://api.example.com/ryze/v2/", "http://api.example.com/ryze/v2/api/chatwoot/list/suporte")]
    public async Task Keeps_the_path_of_the_base_address(string address, string expected)
    {
        using var wire = new Wire(HttpStatusCode.NotFound, """{"success":false,"error":{"message":"instance not found"}}""");
        using var http = new HttpClient(wire) { BaseAddress = new Uri(address) };

        await new ApiClient(http, Token).ListAsync("suporte");

        Assert.That(wire.Asked, Is.EqualTo(new Uri(expected)));
    }

    [Test]
    public void Wants_a_base_address()
    {
        using var http = new HttpClient();

        Assert.That(() => new ApiClient(http, Token), Throws.ArgumentException.With.Message.Contains("base address"));
    }

    [TestCase(Token + "\n")]
    [TestCase(Token + " b")]
    [TestCase(Token + "é")]
    public void Refuses_a_token_that_no_header_can_carry_without_showing_it(string token)
    {
        using var http = new HttpClient { BaseAddress = new Uri("http://api.example.com") };

        Assert.That(() => new ApiClient(http, token), Throws.ArgumentException.With.Message.Not.Contains(Token));
    }

    [TestCase(HttpStatusCode.BadGateway, "<html>nginx</html>")]
    [TestCase(HttpStatusCode.ServiceUnavailable, "")]
    [TestCase(HttpStatusCode.NotFound, """{"error":{"message":7}}""")]
    [TestCase(HttpStatusCode.OK, """{"message":7}""")]
    [TestCase(HttpStatusCode.OK, "[]")]
    [TestCase(HttpStatusCode.OK, "null")]
    public async Task Its_status_shows_that_something_else_responded(HttpStatusCode status, string body)
    {
        using var wire = new Wire(status, body);
        using var http = new HttpClient(wire) { BaseAddress = new Uri("http://api.example.com") };

        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => new ApiClient(http, Token).SetAsync("suporte", Activation));

        Assert.That(fault!.StatusCode, Is.EqualTo(status));
        Assert.That($"{fault}", Does.Not.Contain(Token).And.Not.Contain("a-secret-api-token"));
    }

    [Test]
    public void Stops_when_it_is_cancelled()
    {
        using var wire = new Wire();
        using var http = new HttpClient(wire) { BaseAddress = new Uri("http://api.example.com") };
        using var off = new CancellationTokenSource();

        var list = new ApiClient(http, Token).ListAsync("suporte", off.Token);
        off.Cancel();

        Assert.That(
            async () => await list,
            Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(off.Token));
    }

    [Test]
    public void Distinguishes_a_timeout_from_a_cancellation()
    {
        using var wire = new Wire();
        using var http = new HttpClient(wire) { BaseAddress = new Uri("http://api.example.com"), Timeout = TimeSpan.FromMilliseconds(50) };

        Assert.That(
            async () => await new ApiClient(http, Token).ListAsync("suporte"),
            Throws.InstanceOf<OperationCanceledException>().With.InnerException.TypeOf<TimeoutException>());
    }

    [Test]
    public void Wants_something_to_activate()
    {
        using var http = new HttpClient { BaseAddress = new Uri("http://api.example.com") };

        Assert.That(() => new ApiClient(http, Token).SetAsync("suporte", null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Shows_no_token()
    {
        using var http = new HttpClient { BaseAddress = new Uri("http://api.example.com") };

        Assert.That($"{new ApiClient(http, Token)} {Activation}", Does.Not.Contain(Token).And.Not.Contain("a-secret-api-token"));
    }

    /// <summary>Sends the same response to every request, or none.</summary>
    private sealed class Wire(HttpStatusCode? status = null, string body = "") : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            if (status is not { } code)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                throw new InvalidOperationException("This delay does not end within a test");
            }

            return new HttpResponseMessage(code) { Content = new StringContent(body) };
        }
    }
}
