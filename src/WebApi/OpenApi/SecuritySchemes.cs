using Microsoft.OpenApi;

namespace RyzeChatwoot.WebApi.OpenApi;

/// <summary>The two headers that carry a token (contract, section 2).</summary>
internal static class SecuritySchemes
{
    private const string Token = "token";
    private const string Bearer = "bearer";

    public static readonly Dictionary<string, IOpenApiSecurityScheme> All = new()
    {
        [Token] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "token",
            Description = "The token of an account (for every instance of it) or of an instance (for that instance only).",
        },
        [Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The same tokens; read where the header `token` is absent.",
        },
    };

    /// <summary>Either of the two.</summary>
    public static List<OpenApiSecurityRequirement> Requirements(OpenApiDocument document) =>
        [.. All.Keys.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] })];
}
