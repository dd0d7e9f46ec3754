using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using RyzeChatwoot.Application;
using RyzeChatwoot.Infrastructure;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.WebApi.Authentication;
using RyzeChatwoot.WebApi.Bodies;
using RyzeChatwoot.WebApi.Contracts;
using RyzeChatwoot.WebApi.Errors;
using RyzeChatwoot.WebApi.Health;
using RyzeChatwoot.WebApi.Hosting;
using RyzeChatwoot.WebApi.OpenApi;
using RyzeChatwoot.WebApi.StatusRefresh;
using RyzeChatwoot.WebApi.Telemetry;
using RyzeChatwoot.WebApi.Terminations;

namespace RyzeChatwoot.WebApi;

/// <summary>Builds the service, for the command line and for programs that host it themselves.</summary>
public static class ServiceHost
{
    // The body's own limit is checked where it is read. This one counts the framing of chunks, too, which may be several times the body.
    private const int MaxRequestBytes = 512 * 1024;
    private const int MaxRequestHeadBytes = 64 * 1024;

    /// <summary>Builds the service without starting it; <see cref="StartupTasks.RunStartupTasksAsync"/> comes next.</summary>
    /// <param name="configure">Changes settings, logging or services before the service is built.</param>
    /// <exception cref="InvalidSettingException">A setting is invalid.</exception>
    public static WebApplication Build(Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SettingsFile.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,

            // Settings are read once; watching their files takes time at the start, and a watch of the system's.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        configure?.Invoke(builder);

        builder.AddLogSettings();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // The default is UTF-8, and 400 for other bytes. As Latin-1 they arrive: a token of such bytes is an unknown one (contract, section 2).
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;

            // Large enough for long names and tokens to reach our own checks and their documented responses.
            kestrel.Limits.MaxRequestLineSize = MaxRequestHeadBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxRequestHeadBytes;
        });
        builder.Services.AddHosting();
        builder.Services.AddApplication().AddInfrastructure();
        builder.Services
            .AddTelemetry(builder.Configuration)
            .AddSettings<ListenOptions>((options, provider) => options.Read(provider.GetRequiredService<IConfiguration>()))
            .AddTrustedProxies()
            .AddCorsSetup()
            .AddTokenAuthentication();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions)).AddApiDocument();
        builder.Services.AddExceptionHandler<UnhandledExceptionHandler>().AddSingleton<DatabaseOutage>();
        builder.Services.AddHealth();
        builder.Services.AddHostedService<TerminationWorker>().AddStatusRefresh();
        builder.Services
            .AddMvcCore(mvc =>
            {
                // Bodies are JSON (contract, section 1). A form would be read before the content type is checked.
                mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
                mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
            })
            .AddApiExplorer()
            .AddJsonBodies()
            .ConfigureApiBehaviorOptions(api => api.SuppressMapClientErrors = true);

        // A start that fails is reported by the caller. The host, for its part, would log a crash of each worker that it did not get to start.
        IHostApplicationLifetime? lifetime = null;
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => level >= LogLevel.Critical && lifetime?.ApplicationStarted.IsCancellationRequested == true);
        var app = builder.Build();
        lifetime = app.Lifetime;

        // Now and not when the host starts: commands need valid settings too, and migrations run before the host does.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        return app;
    }
}
