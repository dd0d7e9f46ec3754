using System.Net;
using System.Net.Sockets;

namespace RyzeChatwoot.IntegrationTests.Security;

/// <summary>The URL of a Chatwoot is handed on to the bridge and never called from here (contract, section 1).</summary>
[TestFixture(Database.Sqlite)]
public sealed class RequestForgeryTests(Database kind) : ServiceTests(kind)
{
    [Test]
    public async Task The_service_never_calls_the_url_of_a_request()
    {
        using var inside = new TcpListener(IPAddress.Loopback, port: 0);
        inside.Start();
        var body = ChatwootClient.AnActivation();
        body["chatwootBaseUrl"] = $"http://{inside.LocalEndpoint}";
        Bridge.OnEveryCall(BridgeReplies.Success);

        int[] statuses =
        [
            (await Client.SetAsync(Instance, body)).Status, (await Client.ListAsync(Instance)).Status, (await Client.DeleteAsync(Instance)).Status,
        ];

        Assert.That(statuses, Is.EqualTo((int[])[201, 200, 200]));
        Assert.That(Bridge.Calls, Has.Count.EqualTo(3), "The bridge alone was called.");
        Assert.That(inside.Pending(), Is.False);
        using var control = new TcpClient();
        await control.ConnectAsync((IPEndPoint)inside.LocalEndpoint);
        Assert.That(inside.Pending(), Is.True, "A call would have been seen.");
    }

    [TestCase("file:///etc/passwd")]
    [TestCase("gopher://127.0.0.1:6379/_x")]
    [TestCase("http:127.0.0.1")]
    [TestCase("http://user@127.0.0.1")]
    [TestCase("http://chatwoot.example.com\\@127.0.0.1")]
    [TestCase("http://127.0.0.1/#.example.com")]
    public async Task A_url_that_two_readers_may_take_for_different_ones_goes_nowhere(string url)
    {
        var body = ChatwootClient.AnActivation();
        body["chatwootBaseUrl"] = url;

        Assert.That((await Client.SetAsync(Instance, body)).Status, Is.EqualTo(400));
        Assert.That(Bridge.Calls, Is.Empty);
    }

    [TestCase("http://localhost:3000")]
    [TestCase("http://chatwoot:3000")]
    [TestCase("http://10.0.0.7")]
    [TestCase("http://169.254.169.254")]
    public async Task An_internal_host_is_allowed_because_Chatwoot_is_often_self_hosted(string url)
    {
        var body = ChatwootClient.AnActivation();
        body["chatwootBaseUrl"] = url;
        Bridge.OnActivate(BridgeReplies.Activated("int_1"));

        Assert.That((await Client.SetAsync(Instance, body)).Status, Is.EqualTo(201));
    }
}
