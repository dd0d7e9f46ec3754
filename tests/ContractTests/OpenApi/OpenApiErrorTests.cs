using System.Reflection;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Integrations;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Controllers;
using RyzeChatwoot.WebApi.OpenApi;

namespace RyzeChatwoot.ContractTests.OpenApi;

/// <summary>What actions declare against what the code says.</summary>
public sealed class OpenApiErrorTests
{
    private const string Detail = "…";

    private static readonly ChatwootSettings Settings =
        ChatwootSettings.Create("https://chatwoot.example.com", 5, "any-token", "WhatsApp - Orion").TryGet(out var settings, out _)
            ? settings
            : throw new InvalidOperationException("The example breaks a rule.");

    /// <summary>Every failure of the catalogues, with example values in place of variable parts.</summary>
    private static readonly Failure[] Catalogue =
    [
        .. new[] { typeof(InstanceFailures), typeof(IntegrationFailures) }
            .SelectMany(catalogue => catalogue.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null))
            .OfType<Failure>(),
        IntegrationFailures.InvalidBody(["chatwootAccountId must be an integer above 0", "inboxName is required"]),
        IntegrationFailures.InvalidBody(["must be a JSON object"]),
        IntegrationFailures.ChatwootNotFound(Settings, Detail),
        IntegrationFailures.ChatwootRejected(422, Detail),
        IntegrationFailures.ChatwootTokenRejected(Detail),
        IntegrationFailures.ChatwootTokenDropped(Detail),
        IntegrationFailures.ChatwootDenied(Settings, Detail),
        IntegrationFailures.ChatwootUnreachable(Settings, Detail),
    ];

    [Test]
    public void A_header_of_several_actions_has_one_description()
    {
        var headers = typeof(ChatwootController).GetMethods()
            .SelectMany(action => action.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(ResponseHeaderAttribute))
            .GroupBy(attribute => attribute.ConstructorArguments[0].Value);

        Assert.That(headers.Select(header => header.Select(attribute => attribute.ConstructorArguments[1].Value).Distinct().Count()), Is.All.EqualTo(1));
    }

    [Test]
    public void Actions_declare_every_failure_of_the_catalogues_and_no_other()
    {
        var declared = typeof(ChatwootController).GetMethods().Append<MemberInfo>(typeof(ChatwootController))
            .SelectMany(member => member.GetCustomAttributes<ProducesErrorAttribute>(inherit: false));

        Assert.That(
            declared.Select(error => (error.StatusCode, error.Message)).Distinct(),
            Is.EquivalentTo(Catalogue.Select(failure => (failure.Kind.ToStatusCode(), failure.Message))));
    }

    [Test]
    public void Every_source_of_a_status_is_described()
    {
        var missing = IntegrationSource.All.Select(source => source.Split('=')[^1])
            .Where(word => !IntegrationSource.Description.Contains($"`{word}`", StringComparison.Ordinal));

        Assert.That(missing, Is.Empty);
    }
}
