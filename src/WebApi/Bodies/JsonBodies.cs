using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace RyzeChatwoot.WebApi.Bodies;

/// <summary>
/// How <c>[FromBody]</c> works here: the framework's JSON formatter reads, the record's validator checks, and the framework's filter for
/// invalid model states responds. A further route with a body needs its record and its validator.
/// </summary>
internal static class JsonBodies
{
    private const int MaxDepth = 64;

    public static IMvcCoreBuilder AddJsonBodies(this IMvcCoreBuilder mvc)
    {
        mvc.Services
            .AddFluentValidationAutoValidation(validation => validation.DisableDataAnnotationsValidation = true)
            .AddValidatorsFromAssembly(typeof(JsonBodies).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        mvc.Services.AddOptions<MvcOptions>().Configure<IOptions<JsonOptions>>((options, json) =>
        {
            options.Filters.Add(new JsonBodyFilter());
            options.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(System.Text.Json.JsonElement)));

            // Without its log: what it writes about broken JSON quotes the body.
            var formatter = new SystemTextJsonInputFormatter(json.Value, NullLogger<SystemTextJsonInputFormatter>.Instance);
            formatter.SupportedMediaTypes.Clear();
            formatter.SupportedMediaTypes.Add("application/json");
            options.InputFormatters.Clear();
            options.InputFormatters.Add(formatter);
        });
        return mvc
            .AddJsonOptions(json =>
            {
                // InvalidBody words the errors, from the exception.
                json.AllowInputFormatterExceptionMessages = false;

                // Names as the OpenAPI document has them; others are unknown fields.
                json.JsonSerializerOptions.PropertyNameCaseInsensitive = false;
                json.JsonSerializerOptions.MaxDepth = MaxDepth;
            })
            .ConfigureApiBehaviorOptions(api => api.InvalidModelStateResponseFactory = InvalidBody.Of);
    }
}
