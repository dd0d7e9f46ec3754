using System.Text;
using NUnit.Framework.Interfaces;
using RyzeChatwoot.ContractTests.Approval;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>A fixture of tests that each approve one document.</summary>
public abstract class ContractTest : ServiceTests
{
    private bool hasVerified;

    [TearDown]
    public void RequireVerification()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Passed)
        {
            Assert.That(hasVerified, "The test compared nothing with its approved file");
        }
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
}
