using FluentValidation;
using MediatR;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application.Messaging;

/// <summary>Stops a request that breaks its rules before its handler sees it; every fault is named in one failure.</summary>
internal sealed class ValidationBehavior<TRequest, TValue>(IValidator<TRequest> validator) : IPipelineBehavior<TRequest, Result<TValue>>
    where TValue : class
{
    public async Task<Result<TValue>> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<TValue>> next)
    {
        var outcome = await validator.ValidateAsync(request, cancellationToken);
        return outcome.IsValid
            ? await next()
            : IntegrationFailures.InvalidBody(outcome.Errors.Select(fault => $"{fault.PropertyName} {fault.ErrorMessage}"));
    }
}
