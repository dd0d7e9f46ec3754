namespace RyzeChatwoot.Domain.Results;

/// <summary>An expected failure that a caller can act on.</summary>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Message">The documented text, safe to show to the caller.</param>
/// <param name="Source">Where it arose.</param>
public sealed record Failure(FailureKind Kind, string Message, FailureSource Source = FailureSource.Service);
