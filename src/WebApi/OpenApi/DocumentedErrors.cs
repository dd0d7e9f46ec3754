using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Controllers;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Every error text of every route, taken from where the code takes it.</summary>
internal static class DocumentedErrors
{
    private const string Detail = "…";

    private static readonly ChatwootSettings Settings = new(
        "https://chatwoot.example.com", 5, new ApiToken(""), "WhatsApp - Orion", false, false, false, false);

    private static readonly (int Status, string Message)[] Anywhere =
    [
        (StatusCodes.Status401Unauthorized, "Missing token in header"),
        (StatusCodes.Status401Unauthorized, "Invalid token"),
        Of(InstanceFailures.TokenMismatch),
        Of(InstanceFailures.NotFound),
        (StatusCodes.Status429TooManyRequests, "Rate limit exceeded. Try again later."),
        (StatusCodes.Status500InternalServerError, "internal server error"),
    ];

    /// <summary>What a route of the controller may answer instead of success.</summary>
    public static IEnumerable<(int Status, string Message)> OfAction(string action) => Anywhere.Concat(action switch
    {
        nameof(ChatwootController.List) => [Of(IntegrationFailures.GatewayNotConfigured), Of(IntegrationFailures.NoIntegration)],
        nameof(ChatwootController.Delete) => [Of(IntegrationFailures.GatewayNotConfiguredForDelete), Of(IntegrationFailures.NoIntegrationToDelete)],
        nameof(ChatwootController.Set) =>
        [
            Of(IntegrationFailures.GatewayNotConfigured),
            Of(IntegrationFailures.InvalidBody(["chatwootAccountId must be an integer above 0", "inboxName is required"])),
            Of(IntegrationFailures.ChatwootNotFound(Settings, Detail)),
            Of(IntegrationFailures.ChatwootRejected(422, Detail)),
            Of(IntegrationFailures.ChatwootTokenRejected(Detail)),
            Of(IntegrationFailures.ChatwootTokenDropped(Detail)),
            Of(IntegrationFailures.ChatwootDenied(Settings, Detail)),
            Of(IntegrationFailures.ChatwootUnreachable(Settings, Detail)),
            Of(IntegrationFailures.GatewayUnavailable),
            Of(IntegrationFailures.GatewayTimedOut),
            (StatusCodes.Status413PayloadTooLarge, "request body too large"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not a route of the module."),
    });

    private static (int Status, string Message) Of(Failure failure) => (failure.Kind.ToStatusCode(), failure.Message);
}
