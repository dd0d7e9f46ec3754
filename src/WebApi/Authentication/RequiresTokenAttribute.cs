namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>Marks controllers whose routes are only for callers with a token (contract, section 2); their requests are counted, too (section 3).</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresTokenAttribute : Attribute;

internal static class TokenRequirement
{
    /// <summary>Whether the request's route wants a token; asks after routing.</summary>
    public static bool RequiresToken(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RequiresTokenAttribute>() is not null;
}
