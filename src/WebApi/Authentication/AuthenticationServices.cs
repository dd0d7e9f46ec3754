namespace RyzeChatwoot.WebApi.Authentication;

internal static class AuthenticationServices
{
    /// <summary>Makes tokens the one way to authenticate.</summary>
    public static IServiceCollection AddTokenAuthentication(this IServiceCollection services) => services
        .AddTransient<TokenAuthenticationHandler>()

        // The core alone: the full registration brings data protection, which writes keys for cookies that nobody has to disk.
        .AddAuthenticationCore(authentication =>
        {
            authentication.DefaultScheme = TokenAuthenticationHandler.SchemeName;
            authentication.AddScheme<TokenAuthenticationHandler>(TokenAuthenticationHandler.SchemeName, displayName: null);
        });
}
