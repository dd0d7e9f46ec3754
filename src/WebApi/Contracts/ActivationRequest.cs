using System.Text.Json;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The body of an activation.</summary>
/// <remarks>
/// Contract, section 7. Each field is kept as it arrived, so that one of another type is reported together with all other faults:
/// <see cref="ActivationRequestValidator"/> has the rules, and types are those of the OpenAPI document.
/// </remarks>
public sealed record ActivationRequest
{
    /// <summary>The root of Chatwoot. Required.</summary>
    public JsonElement ChatwootBaseUrl { get; init; }

    /// <summary>The Chatwoot account: a whole number, or a string of digits. Required.</summary>
    public JsonElement ChatwootAccountId { get; init; }

    /// <summary>The token of a Chatwoot administrator. Required.</summary>
    public JsonElement ChatwootApiToken { get; init; }

    /// <summary>The inbox to create. Required.</summary>
    public JsonElement InboxName { get; init; }

    /// <summary>Whether agents' names are added to their messages.</summary>
    public JsonElement SignMessages { get; init; }

    /// <summary>Whether WhatsApp groups are left out.</summary>
    public JsonElement IgnoreGroups { get; init; }

    /// <summary>Whether new conversations start as pending.</summary>
    public JsonElement StartAsPending { get; init; }

    /// <summary>Whether a new message reopens a resolved conversation.</summary>
    public JsonElement ReopenResolved { get; init; }

    /// <summary>The settings of a validated request.</summary>
    /// <exception cref="InvalidOperationException">The request breaks a rule.</exception>
    public ChatwootSettings ToSettings()
    {
        var result = ChatwootSettings.Create(
            ChatwootBaseUrl.AsText() ?? "", ChatwootAccountId.AsWholeNumber() ?? 0, ChatwootApiToken.AsText() ?? "", InboxName.AsText() ?? "");
        if (!result.TryGet(out var settings, out var failure))
        {
            throw new InvalidOperationException(failure.Message);
        }

        return settings with
        {
            SignMessages = SignMessages.AsFlag() ?? false,
            IgnoreGroups = IgnoreGroups.AsFlag() ?? false,
            StartAsPending = StartAsPending.AsFlag() ?? false,
            ReopenResolved = ReopenResolved.AsFlag() ?? false,
        };
    }

    /// <summary>Never the token.</summary>
    public override string ToString() => "[redacted]";
}
