using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Domain.Instances;

/// <summary>One connected WhatsApp number and, where it has one, its Chatwoot integration.</summary>
/// <param name="Id">The key of the row.</param>
/// <param name="OwnerAccountId">The account that owns it.</param>
/// <param name="Name">Unique within its account, case-sensitive.</param>
/// <param name="Integration">The local row of the integration; null when there is none.</param>
public sealed record Instance(long Id, long OwnerAccountId, string Name, ChatwootIntegration? Integration);
