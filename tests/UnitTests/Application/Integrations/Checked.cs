using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Messaging;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

/// <summary>A form as the validator and the mediator's pipeline see it.</summary>
internal static class Checked
{
    /// <summary>What a caller is told; null where the form goes through to its handler.</summary>
    public static async Task<string?> FaultOfAsync(ActivationRequest form)
    {
        var pipeline = new ValidationBehavior<ActivateIntegrationCommand, Activation>(new ActivationRequestValidator());
        var command = new ActivateIntegrationCommand(AnAccount(), "suporte", form);

        var result = await pipeline.Handle(
            command, CancellationToken.None, () => Task.FromResult<Result<Activation>>(new Activation("suporte", AnActivation())));
        return result.TryGet(out _, out var failure) ? null : failure.Message;
    }
}
