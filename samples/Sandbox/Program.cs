using System.Globalization;
using System.Net;
using MediatR;
using RyzeChatwoot.Application.Accounts;
using RyzeChatwoot.Domain.Results;
using RyzeChatwoot.Infrastructure.Configuration;
using RyzeChatwoot.Sandbox;
using RyzeChatwoot.WebApi;

const string bridgePortSetting = "SANDBOX_BRIDGE_PORT";
const ushort defaultBridgePort = 5081;
const string bridgeToken = "sandbox-bridge-token";
const string account = "demo";
const string accountToken = "demo-account-token-for-the-sandbox";
const string instance = "suporte";
const string instanceToken = "demo-instance-token-for-the-sandbox";

const string environment = "ASPNETCORE_ENVIRONMENT";
if (string.Equals(Environment.GetEnvironmentVariable(environment), Environments.Production, StringComparison.OrdinalIgnoreCase))
{
    Console.Error.WriteLine("The sandbox has published tokens and a bridge that only pretends: it does not run with ASPNETCORE_ENVIRONMENT=Production.");
    return 1;
}

Environment.SetEnvironmentVariable(environment, Environments.Development);

var bridgePort = defaultBridgePort;
if (Environment.GetEnvironmentVariable(bridgePortSetting) is { Length: > 0 } text
    && !ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bridgePort))
{
    Console.Error.WriteLine($"The sandbox cannot start: {bridgePortSetting}: must be a port number");
    return 1;
}

// Everything is on this machine, also where a proxy leads to the rest of the world.
HttpClient.DefaultProxy = new WebProxy();

// Every start begins with an empty database, so that the tour always shows what it says.
var folder = Directory.CreateTempSubdirectory("ryze-chatwoot-sandbox-");
try
{
    await using var bridge = await StandInBridge.StartAsync(bridgeToken, bridgePort, CancellationToken.None);
    await using var app = ServiceHost.Build(builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DATABASE_URL"] = $"sqlite:{Path.Combine(folder.FullName, "sandbox.db")}",
            ["ENCRYPTION_KEY"] = null,
            ["BRIDGE_URL"] = bridge.BaseUrl.AbsoluteUri,
            ["BRIDGE_TOKEN"] = bridgeToken,
            ["BASE_URL"] = null,
            ["BRIDGE_INTERNAL_RYZEAPI_URL"] = null,
        });
    });
    await app.RunStartupTasksAsync();

    var mediator = app.Services.GetRequiredService<IMediator>();
    Require(await mediator.Send(new CreateAccountCommand(account, accountToken)));
    Require(await mediator.Send(new CreateInstanceCommand(account, instance, instanceToken)));

    await app.StartAsync();
    Console.WriteLine(Tour.Text(new Uri(app.Urls.First()), bridge.BaseUrl, accountToken, instanceToken, instance));
    await app.WaitForShutdownAsync();
    return 0;
}
catch (IOException exception)
{
    Console.Error.WriteLine($"The sandbox cannot start: {exception.Message} ASPNETCORE_URLS moves the service, {bridgePortSetting} its bridge.");
    return 1;
}
catch (InvalidSettingException exception)
{
    Console.Error.WriteLine($"The sandbox cannot start: {exception.Message}");
    return 1;
}
finally
{
    folder.Delete(recursive: true);
}

static void Require<T>(Result<T> result)
    where T : class
{
    if (!result.TryGet(out _, out var failure))
    {
        throw new InvalidSettingException("sandbox", failure.Message);
    }
}
