using System.Data.Common;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.Infrastructure.Bridge;
using RyzeChatwoot.WebApi;

namespace RyzeChatwoot.ContractTests.Harness;

/// <summary>The real service in this process: a port of its own, a database of its own, and two accounts in it.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    public const string BridgeToken = "bridge-token-of-the-contract-tests";
    public const string AccountToken = "account-token-of-the-contract-tests";
    public const string InstanceToken = "instance-token-of-the-contract-tests";

    /// <summary>The account's instance that <see cref="InstanceToken"/> belongs to; it has two others.</summary>
    public const string Instance = "suporte";
    public const string OtherInstance = "vendas";
    public const string InstanceOfAnotherAccount = "loja";

    private const string Account = "demo";
    private const string AnotherAccount = "outra";
    private const string EncryptionKey = "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private RunningService(DirectoryInfo folder, WebApplication app, FrozenClock clock) =>
        (this.folder, this.app, Clock) = (folder, app, clock);

    public FrozenClock Clock { get; }

    public Uri BaseUrl => new(app.Urls.Single());

    /// <param name="bridge">Null leaves the module off.</param>
    /// <param name="settings">Others than the database and the bridge; what is not named is absent.</param>
    /// <param name="adjust">Changes what no setting changes, such as how long the bridge may take.</param>
    /// <param name="configure">Adds services.</param>
    public static async Task<RunningService> StartAsync(
        Uri? bridge,
        IEnumerable<KeyValuePair<string, string?>> settings,
        Action<BridgeOptions>? adjust = null,
        Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("ryze-contract-");
        var clock = new FrozenClock();
        var app = ServiceHost.Build(builder =>
        {
            // Nothing of the machine's own settings gets in.
            builder.Environment.EnvironmentName = Environments.Production;
            builder.Configuration.Sources.Clear();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["DATABASE_URL"] = $"sqlite:{FileIn(folder)}",
                ["BRIDGE_URL"] = bridge?.AbsoluteUri,
                ["BRIDGE_TOKEN"] = bridge is null ? null : BridgeToken,
                ["ENCRYPTION_KEY"] = EncryptionKey,
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            });
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.PostConfigure<BridgeOptions>(options => adjust?.Invoke(options));
            configure?.Invoke(builder.Services);
        });

        var service = new RunningService(folder, app, clock);
        try
        {
            await app.RunStartupTasksAsync();
            await service.FillAsync();
            await app.StartAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a statement on the service's database, for states that no route makes.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await app.Services.GetRequiredService<DbDataSource>().OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes the database away from the running service.</summary>
    public void RemoveDatabase()
    {
        File.Move(FileIn(folder), FileIn(folder) + ".away");
        Directory.CreateDirectory(FileIn(folder));
        ForgetConnections();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        ForgetConnections();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static string FileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "service.db");

    private void ForgetConnections()
    {
        using var connection = (SqliteConnection)app.Services.GetRequiredService<DbDataSource>().CreateConnection();
        SqliteConnection.ClearPool(connection);
    }

    private async Task FillAsync()
    {
        await MakeAsync(new CreateAccountCommand(Account, AccountToken));
        await MakeAsync(new CreateInstanceCommand(Account, Instance, InstanceToken));
        await MakeAsync(new CreateInstanceCommand(Account, OtherInstance, null));
        await MakeAsync(new CreateInstanceCommand(Account, "financeiro", null));
        await MakeAsync(new CreateAccountCommand(AnotherAccount, null));
        await MakeAsync(new CreateInstanceCommand(AnotherAccount, InstanceOfAnotherAccount, null));
    }

    private async Task MakeAsync<T>(IRequest<Result<T>> request)
        where T : class
    {
        var result = await app.Services.GetRequiredService<IMediator>().Send(request);
        if (!result.TryGet(out _, out var failure))
        {
            throw new InvalidOperationException(failure.Message);
        }
    }
}
