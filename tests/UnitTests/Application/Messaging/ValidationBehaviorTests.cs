using FluentValidation;
using NUnit.Framework;
using RyzeChatwoot.Application.Messaging;
using RyzeChatwoot.Domain.Results;
using static RyzeChatwoot.UnitTests.Outcome;

namespace RyzeChatwoot.UnitTests.Application.Messaging;

public sealed class ValidationBehaviorTests
{
    private readonly InlineValidator<string> rules = [];
    private int handled;

    [Test]
    public async Task Lets_a_valid_request_through_to_its_handler()
    {
        var result = await SendAsync("request");

        Assert.That((ValueOf(result), handled), Is.EqualTo(("handled", 1)));
    }

    [Test]
    public async Task Stops_an_invalid_request_before_its_handler()
    {
        rules.RuleFor(request => request).Custom((_, context) => context.AddFailure("first", "is wrong"));
        rules.RuleFor(request => request).Custom((_, context) => context.AddFailure("second", "is wrong, too"));

        var result = await SendAsync("request");

        Assert.That(FailureOf(result), Is.EqualTo(new Failure(
            FailureKind.Invalid, "invalid body: first is wrong; second is wrong, too")));
        Assert.That(handled, Is.Zero);
    }

    private Task<Result<string>> SendAsync(string request) =>
        new ValidationBehavior<string, string>(rules).Handle(request, CancellationToken.None, () =>
        {
            handled++;
            return Task.FromResult<Result<string>>("handled");
        });
}
