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
        await using var app = Build();
        await app.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        var result = await app.Services.GetRequiredService<IMediator>().Send(request, cancellationToken);
        return result.TryGet(out var value, out var failure) ? value : throw new CommandException(failure.Message);
    }

    public static WebApplication Build() => ServiceHost.Build(builder => builder.Logging.ClearProviders());
}
