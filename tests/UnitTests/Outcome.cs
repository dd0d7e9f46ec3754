using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.UnitTests;

/// <summary>Takes a result apart, and fails the test where it went the other way.</summary>
internal static class Outcome
{
    public static T ValueOf<T>(Result<T> result)
        where T : class =>
        result.TryGet(out var value, out var failure) ? value : throw new AssertionException($"Expected a value, but got {failure}");

    public static Failure FailureOf<T>(Result<T> result)
        where T : class =>
        result.TryGet(out var value, out var failure) ? throw new AssertionException($"Expected a failure, but got {value}") : failure;
}
