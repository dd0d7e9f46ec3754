using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace RyzeChatwoot.WebApi.Authentication;

/// <summary>Registers the token's scheme, and closes every route that does not allow anonymous requests (contract, section 2).</summary>
internal static class AuthenticationSetup
{
    public static IServiceCollection AddTokenAuthentication(this IServiceCollection services)
    {
        // AddAuthentication would also add data protection, which nothing here uses: at each start it makes a key in the home directory, and in
        // a container it warns of that.
        services.AddAuthenticationCore(options => options.DefaultScheme = TokenAuthenticationHandler.SchemeName).AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<TokenAuthenticationOptions, TokenAuthenticationHandler>(TokenAuthenticationHandler.SchemeName, configureOptions: null);

        // The framework applies the fallback policy also where no route matched. There 404 and 405 come first (contract, section 4).
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAssertion(authorization =>
                authorization.User.Identity is { IsAuthenticated: true }
                || authorization.Resource is HttpContext context && !context.RequiresAuthentication())
            .Build());
        return services;
    }

    /// <summary>
    /// Whether a route matched that does not allow anonymous requests; false for 404 and 405, whose endpoint is none or not a
    /// <see cref="RouteEndpoint"/>. Valid after routing.
    /// </summary>
    public static bool RequiresAuthentication(this HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint route && route.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
