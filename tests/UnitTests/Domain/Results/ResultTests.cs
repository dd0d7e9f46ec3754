using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.UnitTests.Domain.Results;

public sealed class ResultTests
{
    [Test]
    public void Gives_the_value_and_no_failure_on_success()
    {
        Result<string> result = "done";

        var succeeded = result.TryGet(out var value, out var failure);

        Assert.That((succeeded, value, failure), Is.EqualTo((true, "done", (Failure?)null)));
    }

    [Test]
    public void Gives_the_failure_and_no_value_otherwise()
    {
        var reason = new Failure(FailureKind.NotFound, "no such thing");
        Result<string> result = reason;

        var succeeded = result.TryGet(out var value, out var failure);

        Assert.That((succeeded, value, failure), Is.EqualTo((false, (string?)null, reason)));
    }
}
