using System.Linq.Expressions;
using System.Text;
using FluentValidation;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.Application.Integrations;

/// <summary>The field rules of contract section 7. Messages follow the field's name and never repeat a value.</summary>
internal sealed class ActivationRequestValidator : AbstractValidator<ActivateIntegrationCommand>
{
    private const int MaxApiToken = 512;
    private const int MaxInboxName = 255;

    public ActivationRequestValidator()
    {
        Required(command => command.Form.ChatwootBaseUrl, "chatwootBaseUrl", "must be a string", BaseUrlFault);
        Required(command => command.Form.ChatwootAccountId, "chatwootAccountId", "must be an integer above 0", AccountIdFault);
        Required(command => command.Form.ChatwootApiToken, "chatwootApiToken", "must be a string", ApiTokenFault);
        Required(command => command.Form.InboxName, "inboxName", "must be a string", InboxNameFault);
        Flag(command => command.Form.SignMessages, "signMessages");
        Flag(command => command.Form.IgnoreGroups, "ignoreGroups");
        Flag(command => command.Form.StartAsPending, "startAsPending");
        Flag(command => command.Form.ReopenResolved, "reopenResolved");
    }

    private static string? BaseUrlFault(string url) => ChatwootUrl.Normalize(url, out var fault) is null ? fault : null;

    private static string? AccountIdFault(long id) => id > 0 ? null : "must be an integer above 0";

    private static string? ApiTokenFault(ApiToken token)
    {
        var length = 0;
        var isPrintable = true;
        var isBlank = true;
        foreach (var rune in token.Reveal().EnumerateRunes())
        {
            length++;
            isPrintable &= TextSanitizer.IsPrintable(rune);
            isBlank &= Rune.IsWhiteSpace(rune);
        }

        return length is 0 or > MaxApiToken || !isPrintable || isBlank ? "must be 1 to 512 printable characters" : null;
    }

    private static string? InboxNameFault(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length == 0 || trimmed.EnumerateRunes().Count() > MaxInboxName)
        {
            return "must be 1 to 255 characters";
        }

        return trimmed.Any(char.IsControl) ? "must not contain control characters" : null;
    }

    private void Required<T>(
        Expression<Func<ActivateIntegrationCommand, Field<T>>> field, string name, string typeFault, Func<T, string?> faultOf) =>
        Check(field, name, value => value switch
        {
            { HasValue: true } => faultOf(value.Value),
            { IsMistyped: true } => typeFault,
            _ => "is required",
        });

    private void Flag(Expression<Func<ActivateIntegrationCommand, Field<bool>>> field, string name) =>
        Check(field, name, value => value.IsMistyped ? "must be true or false" : null);

    private void Check<T>(
        Expression<Func<ActivateIntegrationCommand, Field<T>>> field, string name, Func<Field<T>, string?> faultOf) =>
        RuleFor(field).Custom((value, context) =>
        {
            if (faultOf(value) is { } fault)
            {
                context.AddFailure(name, fault);
            }
        });
}
