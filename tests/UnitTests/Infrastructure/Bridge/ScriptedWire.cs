using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace RyzeChatwoot.UnitTests.Infrastructure.Bridge;

/// <summary>The script of one attempt: a response, an exception, or a delay first.</summary>
public delegate HttpResponseMessage Attempt(CancellationToken cancellationToken);

/// <summary>The innermost handler: responds attempt by attempt as scripted, and fails on an attempt without a script.</summary>
internal sealed class ScriptedWire(params Attempt[] script) : HttpMessageHandler
{
    private readonly List<string> requests = [];

    /// <summary>Method, URL and body of each attempt.</summary>
    public IReadOnlyList<string> Requests => requests;

    public static Attempt Status(int status, string body = "") => _ => Response(status, new StringContent(body));

    public static Attempt Body(HttpContent content) => _ => Response(200, content);

    public static Attempt Breaks(Exception exception) => _ => throw exception;

    /// <summary>Advances the clock before the response; the attempt is cancelled where its budget is exceeded.</summary>
    public static Attempt After(TimeSpan wait, FakeTimeProvider clock, Attempt then) => token =>
    {
        clock.Advance(wait);
        token.ThrowIfCancellationRequested();
        return then(token);
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(CancellationToken.None);
        requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri} {body}".TrimEnd());
        if (requests.Count > script.Length)
        {
            throw new InvalidOperationException($"There is no script for attempt {requests.Count}.");
        }

        var response = script[requests.Count - 1](cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    private static HttpResponseMessage Response(int status, HttpContent content) => new((HttpStatusCode)status) { Content = content };
}
