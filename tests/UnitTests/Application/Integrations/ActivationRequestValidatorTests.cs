using NUnit.Framework;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Domain.Integrations;
using static RyzeChatwoot.UnitTests.Application.Integrations.Checked;
using static RyzeChatwoot.UnitTests.Samples;

namespace RyzeChatwoot.UnitTests.Application.Integrations;

public sealed class ActivationRequestValidatorTests
{
    private static readonly TestCaseData<Func<ActivationRequest, ActivationRequest>, string>[] MistypedFlags =
    [
        new(form => form with { SignMessages = Field<bool>.Mistyped }, "signMessages"),
        new(form => form with { IgnoreGroups = Field<bool>.Mistyped }, "ignoreGroups"),
        new(form => form with { StartAsPending = Field<bool>.Mistyped }, "startAsPending"),
        new(form => form with { ReopenResolved = Field<bool>.Mistyped }, "reopenResolved"),
    ];

    [Test]
    public async Task Lets_a_form_through_that_says_nothing_of_the_flags() => Assert.That(await FaultOfAsync(AForm()), Is.Null);

    [Test]
    public async Task Lets_a_form_through_that_says_everything()
    {
        var form = AForm() with { SignMessages = true, IgnoreGroups = false, StartAsPending = true, ReopenResolved = false };

        Assert.That(await FaultOfAsync(form), Is.Null);
    }

    [TestCaseSource(nameof(MistypedFlags))]
    public async Task Wants_each_flag_to_be_true_or_false(Func<ActivationRequest, ActivationRequest> mistype, string flag) =>
        Assert.That(await FaultOfAsync(mistype(AForm())), Is.EqualTo($"invalid body: {flag} must be true or false"));

    [Test]
    public async Task Names_every_missing_field_in_one_message() => Assert.That(
        await FaultOfAsync(new ActivationRequest()),
        Is.EqualTo("invalid body: chatwootBaseUrl is required; chatwootAccountId is required; chatwootApiToken is required; inboxName is required"));

    [Test]
    public async Task Names_every_fault_in_the_order_of_the_fields()
    {
        var form = new ActivationRequest
        {
            ChatwootBaseUrl = "ftp://chatwoot.example.com",
            ChatwootAccountId = 0,
            ChatwootApiToken = new ApiToken($"{ChatwootToken}\n"),
            InboxName = " ",
            SignMessages = Field<bool>.Mistyped,
            IgnoreGroups = Field<bool>.Mistyped,
            StartAsPending = Field<bool>.Mistyped,
            ReopenResolved = Field<bool>.Mistyped,
        };

        Assert.That(await FaultOfAsync(form), Is.EqualTo(
            "invalid body: chatwootBaseUrl must be an absolute http or https URL with a host; "
            + "chatwootAccountId must be an integer above 0; chatwootApiToken must be 1 to 512 printable characters; "
            + "inboxName must be 1 to 255 characters; signMessages must be true or false; ignoreGroups must be true or false; "
            + "startAsPending must be true or false; reopenResolved must be true or false"));
    }

    [Test]
    public async Task Repeats_the_token_in_no_message_even_where_other_fields_hold_it()
    {
        var form = AForm() with { ChatwootBaseUrl = ChatwootToken, InboxName = ChatwootToken.PadRight(256, 'x') };

        Assert.That(await FaultOfAsync(form), Does.StartWith("invalid body: ").And.Not.Contain(ChatwootToken));
    }
}
