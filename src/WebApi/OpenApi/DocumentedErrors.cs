using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Controllers;
using RyzeChatwoot.WebApi.Errors;
using RyzeChatwoot.WebApi.RateLimiting;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>Every error text of every route, taken from where the code takes it.</summary>
internal static class DocumentedErrors
{
    private const string Detail = "…";

    private static readonly ChatwootSettings Settings =
        ChatwootSettings.Create("https://chatwoot.example.com", 5, "-", "WhatsApp - Orion").TryGet(out var settings, out _)
            ? settings
            : throw new InvalidOperationException("The example breaks a rule.");

    private static readonly (int Status, string Message)[] Anywhere =
    [
        (StatusCodes.Status401Unauthorized, TokenAuthenticationHandler.Missing),
        (StatusCodes.Status401Unauthorized, TokenAuthenticationHandler.Invalid),
        Of(InstanceFailures.TokenMismatch),
        Of(InstanceFailures.NotFound),
        (StatusCodes.Status429TooManyRequests, TokenRateLimit.Exceeded),
        OfServer(StatusCodes.Status500InternalServerError),
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
            Of(IntegrationFailures.InvalidBody(["must be a JSON object"])),
            Of(IntegrationFailures.ChatwootNotFound(Settings, Detail)),
            Of(IntegrationFailures.ChatwootRejected(422, Detail)),
            Of(IntegrationFailures.ChatwootTokenRejected(Detail)),
            Of(IntegrationFailures.ChatwootTokenDropped(Detail)),
            Of(IntegrationFailures.ChatwootDenied(Settings, Detail)),
            Of(IntegrationFailures.ChatwootUnreachable(Settings, Detail)),
            Of(IntegrationFailures.GatewayUnavailable),
            Of(IntegrationFailures.GatewayTimedOut),
            OfServer(StatusCodes.Status413PayloadTooLarge),
        ],
        _ => [],
    });

    private static (int Status, string Message) OfServer(int status) => (status, ErrorEnvelope.TextOf(status));

    private static (int Status, string Message) Of(Failure failure) => (failure.Kind.ToStatusCode(), failure.Message);
}
