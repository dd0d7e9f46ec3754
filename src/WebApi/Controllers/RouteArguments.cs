using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Options;

namespace RyzeChatwoot.WebApi.Controllers;

/// <summary>
/// Hands what a route names, and cancellation, to actions as they are. The framework's own way builds a context, a tree of states and a
/// visitor for each argument; it is left to bodies.
/// </summary>
internal sealed class RouteArguments(
    IModelMetadataProvider metadata, IModelBinderFactory binders, IObjectModelValidator validator, IOptions<MvcOptions> options, ILoggerFactory loggers)
    : ParameterBinder(metadata, binders, validator, options, loggers)
{
    public override ValueTask<ModelBindingResult> BindModelAsync(
        ActionContext actionContext,
        IModelBinder modelBinder,
        IValueProvider valueProvider,
        ParameterDescriptor parameter,
        ModelMetadata metadata,
        object? value,
        object? container)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return ValueTask.FromResult(ModelBindingResult.Success(actionContext.HttpContext.RequestAborted));
        }

        return parameter.ParameterType == typeof(string) && actionContext.RouteData.Values.TryGetValue(parameter.Name, out var named)
            ? ValueTask.FromResult(ModelBindingResult.Success(named))
            : base.BindModelAsync(actionContext, modelBinder, valueProvider, parameter, metadata, value, container);
    }
}
