using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.TestKit.Service;

/// <summary>The real service in this process, on a real port of its own; <see cref="ServiceFixture"/> starts it.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private bool isDisposed;

    private RunningService(WebApplication app, CapturedLog log, RequestWatch watch) => (App, Log, Watch) = (app, log, watch);

    /// <summary>As the program itself has it.</summary>
    public WebApplication App { get; }

    public Uri BaseUrl => new(App.Urls.First());

    public IServiceProvider Services => App.Services;

    public CapturedLog Log { get; }

    public RequestWatch Watch { get; }

    /// <param name="settings">See <see cref="Settings.For"/>.</param>
    /// <param name="bridge">Changes how the bridge is called; the documented times where absent.</param>
    /// <param name="services">Adds or replaces services, or shrinks limits of the server.</param>
    internal static async Task<RunningService> StartAsync(
        IReadOnlyDictionary<string, string?> settings, Action<BridgeOptions>? bridge, Action<IServiceCollection>? services)
    {
        var log = new FakeLogCollector();
        var watch = new RequestWatch();
        var app = ServiceHost.Build(builder =>
        {
            builder.Environment.EnvironmentName = Environments.Production;
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(log));
            builder.Services.AddSingleton<IStartupFilter>(watch);
            builder.Services.PostConfigure<BridgeOptions>(options => bridge?.Invoke(options));
            services?.Invoke(builder.Services);
        });

        var service = new RunningService(app, new CapturedLog(log), watch);
        try
        {
            await app.RunStartupTasksAsync();
            await app.StartAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <returns>The account's token.</returns>
    public async Task<string> AddAccountAsync(string account, string? token = null) =>
        (await SendAsync(new CreateAccountCommand(account, token))).Token.Reveal();

    /// <returns>The instance's token.</returns>
    public async Task<string> AddInstanceAsync(string account, string instance, string? token = null) =>
        (await SendAsync(new CreateInstanceCommand(account, instance, token))).Token.Reveal();

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await App.StopAsync();
        await App.DisposeAsync();
    }

    private async Task<T> SendAsync<T>(IRequest<Result<T>> request)
        where T : class
    {
        var result = await Services.GetRequiredService<IMediator>().Send(request);
        return result.TryGet(out var value, out var failure) ? value : throw new InvalidOperationException(failure.Message);
    }
}
