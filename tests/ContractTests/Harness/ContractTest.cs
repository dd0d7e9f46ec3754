using System.Text;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using RyzeChatwoot.ContractTests.Approval;
using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.TestKit;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>A fixture of tests that each approve one document, with a fresh service and a fresh bridge.</summary>
public abstract class ContractTest
{
    private bool hasVerified;

    internal RunningService Service { get; private set; } = null!;

    internal ApiClient Client { get; private set; } = null!;

    internal BridgeStub Bridge { get; private set; } = null!;

    /// <summary>Whether the module is on.</summary>
    protected virtual bool IsModuleOn => true;

    /// <summary>Settings of the service besides its database and its bridge.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    [SetUp]
    public async Task StartAsync()
    {
        Bridge = await BridgeStub.StartAsync();
        await StartServiceAsync(adjust: null);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await StopServiceAsync();
        await Bridge.DisposeAsync();
        Bridge.AssertNoUnscriptedCalls();
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Passed)
        {
            Assert.That(hasVerified, "The test compared nothing with its approved file");
        }
    }

    /// <summary>Begins again with a service that is adjusted before it starts.</summary>
    internal async Task StartAgainAsync(Action<BridgeOptions> adjust)
    {
        await StopServiceAsync();
        await StartServiceAsync(adjust);
    }

    /// <summary>Makes the integration that the test needs.</summary>
    internal async Task ActivateAsync(BridgeReply? reply = null)
    {
        Bridge.OnActivate(reply ?? BridgeReplies.Activated());
        Expect(201, await Client.SetAsync());
    }

    /// <summary>Checks a step before the one that counts.</summary>
    internal static void Expect(int status, Response response) =>
        Assert.That(response.Status, Is.EqualTo(status), Encoding.UTF8.GetString(response.Document));

    internal void Verify(Response response) => Verify(response.Document);

    internal void Verify(Transcript transcript) => Verify(transcript.Document);

    internal void Verify(byte[] document)
    {
        hasVerified = true;
        var name = ApprovedNames.Of(GetType(), TestContext.CurrentContext.Test.MethodName!);
        if (ApprovedFolder.OfThisProject.Compare(name, document) is { } difference)
        {
            Assert.Fail(difference);
        }
    }

    private async Task StartServiceAsync(Action<BridgeOptions>? adjust)
    {
        Service = await RunningService.StartAsync(IsModuleOn ? Bridge.BaseUrl : null, Settings, adjust);
        Client = new ApiClient(Service.BaseUrl);
    }

    private async Task StopServiceAsync()
    {
        Client.Dispose();
        await Service.DisposeAsync();
    }
}
