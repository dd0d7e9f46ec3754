using System.Linq.Expressions;
using System.Text.Json;
using FluentValidation;
using RyzeChatwoot.Domain.Integrations;

namespace RyzeChatwoot.WebApi.Contracts;

/// <summary>The types of the fields; their rules are the domain's. Messages follow the field's name and never repeat a value.</summary>
internal sealed class ActivationRequestValidator : AbstractValidator<ActivationRequest>
{
    public ActivationRequestValidator()
    {
        RequiredText(request => request.ChatwootBaseUrl, ChatwootUrl.FaultOf);
        Required(request => request.ChatwootAccountId, id => ChatwootRules.FaultOfAccountId(id.AsWholeNumber() ?? 0));
        RequiredText(request => request.ChatwootApiToken, ChatwootRules.ApiToken.FaultOf);
        RequiredText(request => request.InboxName, ChatwootRules.InboxName.FaultOf);
        Flag(request => request.SignMessages);
        Flag(request => request.IgnoreGroups);
        Flag(request => request.StartAsPending);
        Flag(request => request.ReopenResolved);
    }

    private void RequiredText(Expression<Func<ActivationRequest, JsonElement>> field, Func<string, string?> faultOf) =>
        Required(field, value => value.AsText() is { } text ? faultOf(text) : "must be a string");

    private void Required(Expression<Func<ActivationRequest, JsonElement>> field, Func<JsonElement, string?> faultOf) =>
        Check(field, value => value.IsMissing() ? "is required" : faultOf(value));

    private void Flag(Expression<Func<ActivationRequest, JsonElement>> field) =>
        Check(field, value => value.IsMissing() || value.AsFlag() is not null ? null : "must be true or false");

    private void Check(Expression<Func<ActivationRequest, JsonElement>> field, Func<JsonElement, string?> faultOf) =>
        RuleFor(field).Custom((value, context) =>
        {
            if (faultOf(value) is { } fault)
            {
                context.AddFailure(fault);
            }
        });
}
