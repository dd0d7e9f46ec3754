using MediatR;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.Infrastructure.Persistence;

namespace RyzeChatwoot.WebApi.Commands;

/// <summary>The service's parts without its server and its log, for as long as one command takes.</summary>
internal static class CommandScope
{
    /// <summary>Sends a request, on a database whose schema is up to date.</summary>
    /// <exception cref="CommandException">The request failed.</exception>
    public static async Task<T> SendAsync<T>(IRequest<Result<T>> request, CancellationToken cancellationToken)
        where T : class
    {
        await using var app = await OpenAsync(cancellationToken);
        var result = await app.Services.GetRequiredService<IMediator>().Send(request, cancellationToken);
        return result.TryGet(out var value, out var failure) ? value : throw new CommandException(failure.Message);
    }

    /// <summary>The parts, on a database whose schema is up to date.</summary>
    public static async Task<WebApplication> OpenAsync(CancellationToken cancellationToken)
    {
        var app = Build();
        await app.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        return app;
    }

    /// <summary>The parts, on a database as it is.</summary>
    public static WebApplication Build() => ServiceHost.Build(builder => builder.Logging.ClearProviders());
}
