namespace RyzeChatwoot.Application.Ports;

/// <summary>What an update with live values has written.</summary>
/// <param name="HasStatus">Status and error are written. False where another writer has changed them since the row was read.</param>
/// <param name="HasInboxId">The inbox id is written.</param>
public readonly record struct LiveUpdate(bool HasStatus, bool HasInboxId);
