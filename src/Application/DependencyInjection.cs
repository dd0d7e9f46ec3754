using MediatR;
using Microsoft.Extensions.DependencyInjection;
using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Application.Integrations;
using RyzeChatwoot.Application.Ports;
using RyzeChatwoot.Application.Terminations;
using RyzeChatwoot.Domain.Instances;
using RyzeChatwoot.Domain.Results;

namespace RyzeChatwoot.Application;

/// <summary>Registers the use cases; the ports are the caller's to fill.</summary>
public static class DependencyInjection
{
    /// <summary>Adds the mediator and one handler for each request.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services) => services
        .AddTransient<ServiceFactory>(provider => provider.GetService!)
        .AddTransient<IMediator, Mediator>()
        .AddTransient<IRequestHandler<GetIntegrationStatusQuery, Result<IntegrationStatusResult>>, GetIntegrationStatusHandler>()
        .AddSingleton<LiveStatusWriter>()
        .AddSingleton<StatusMetrics>()
        .AddTransient<IRequestHandler<RefreshStatusCommand, BridgeReadReply>, RefreshStatusHandler>()
        .AddTransient<IRequestHandler<DeactivateIntegrationCommand, Result<Instance>>, DeactivateIntegrationHandler>()
        .AddTransient<IRequestHandler<ActivateIntegrationCommand, Result<Activation>>, ActivateIntegrationHandler>()
        .AddTransient<IRequestHandler<ListIntegrationsQuery, Result<IntegrationList>>, ListIntegrationsHandler>()
        .AddTransient<IRequestHandler<CreateAccountCommand, Result<CreatedAccount>>, CreateAccountHandler>()
        .AddTransient<IRequestHandler<CreateInstanceCommand, Result<CreatedInstance>>, CreateInstanceHandler>()
        .AddTransient<IRequestHandler<ListAccountsQuery, IReadOnlyList<AccountSummary>>, ListAccountsHandler>()
        .AddTransient<IRequestHandler<ListInstancesQuery, Result<InstanceList>>, ListInstancesHandler>()
        .AddTransient<IRequestHandler<RotateAccountTokenCommand, Result<CreatedAccount>>, RotateAccountTokenHandler>()
        .AddTransient<IRequestHandler<RotateInstanceTokenCommand, Result<CreatedInstance>>, RotateInstanceTokenHandler>()
        .AddTransient<IRequestHandler<DeleteInstanceCommand, Result<DeletedInstance>>, DeleteInstanceHandler>()
        .AddTransient<IRequestHandler<DeleteAccountCommand, Result<DeletedAccount>>, DeleteAccountHandler>()
        .AddTransient<IRequestHandler<RetryDueTerminationsCommand, int>, RetryDueTerminationsHandler>()
        .AddTransient<IRequestHandler<ListTerminationsQuery, IReadOnlyList<OutboxEntry>>, ListTerminationsHandler>()
        .AddTransient<TerminationExecutor>();
}
