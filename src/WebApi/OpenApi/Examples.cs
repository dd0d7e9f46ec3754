namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Examples of whole bodies; those of single fields stand on the records.</summary>
internal static class Examples
{
    public const string Activation =
        """
        {"chatwootBaseUrl":"https://chatwoot.example.com","chatwootAccountId":5,"chatwootApiToken":"the-token-of-a-chatwoot-administrator","inboxName":"WhatsApp - Orion","signMessages":true,"ignoreGroups":false,"startAsPending":false,"reopenResolved":true}
        """;
}
