using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class FieldTests
{
    [Test]
    public void Is_missing_until_it_is_set()
    {
        var field = default(Field<bool>);

        Assert.That((field.HasValue, field.IsMistyped), Is.EqualTo((false, false)));
    }

    [Test]
    public void Has_the_value_that_it_was_given()
    {
        Field<bool> field = false;

        Assert.That((field.HasValue, field.IsMistyped, field.Value), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void Has_no_value_where_it_is_mistyped()
    {
        var field = Field<bool>.Mistyped;

        Assert.That((field.HasValue, field.IsMistyped), Is.EqualTo((false, true)));
        Assert.That(() => field.Value, Throws.InvalidOperationException);
    }

    [Test]
    public void Can_be_shown_whatever_it_holds()
    {
        Field<ApiToken> secret = new ApiToken(ChatwootToken);

        Assert.That($"{default(Field<bool>)} {Field<bool>.Mistyped} {secret}", Is.EqualTo("missing mistyped [redacted]"));
        Assert.That(() => $"{new ActivationRequest()}", Throws.Nothing);
    }
}
