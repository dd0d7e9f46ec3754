using MediatR;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Terminations;

namespace RyzeChatwoot.Application;

/// <summary>Registers the use cases; the ports are the caller's to fill.</summary>
public static class DependencyInjection
{
    /// <summary>Adds the mediator and every handler of this assembly.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        var handlers = from type in typeof(DependencyInjection).Assembly.GetTypes()
                       from service in type.GetInterfaces()
                       where service.IsGenericType && service.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
                       select ServiceDescriptor.Transient(service, type);
        foreach (var handler in handlers)
        {
            services.Add(handler);
        }

        return services
            .AddTransient<ServiceFactory>(provider => provider.GetService!)
            .AddTransient<IMediator, Mediator>()
            .AddSingleton<LiveStatusWriter>()
            .AddSingleton<StatusMetrics>()
            .AddTransient<TerminationExecutor>();
    }
}
