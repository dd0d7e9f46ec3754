using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using RyzeChatwoot.Infrastructure.Bridge;

namespace RyzeChatwoot.IntegrationTests.Set;

/// <summary>
/// No POST is repeated after its connection closed without a response, because it may have been carried out (contract, section 7, step 1, for an
/// activation): neither by the resilience pipeline nor by .NET, which repeats a POST without content. Covers every POST of <see cref="IBridgeApi"/>, also those that are added later.
/// </summary>
public sealed class RepeatedPostTests
{
    private static IEnumerable<MethodInfo> Posts() =>
        typeof(IBridgeApi).GetMethods().Where(method => method.GetCustomAttribute<PostAttribute>() is not null);

    [TestCaseSource(nameof(Posts))]
    public async Task A_post_whose_new_connection_closes_without_a_response_is_sent_once(MethodInfo post)
    {
        await using var bridge = new ClosingBridge(responses: 0);
        await using var services = ClientOf(bridge);

        Assert.That(() => SendAsync(services, post), Throws.InstanceOf<HttpRequestException>());

        Assert.That(bridge.Requests.Select(request => request.Method), Is.EqualTo((string[])["POST"]));
    }

    [TestCaseSource(nameof(Posts))]
    public async Task A_post_whose_reused_connection_closes_without_a_response_is_sent_once(MethodInfo post)
    {
        await using var bridge = new ClosingBridge(responses: 1);
        await using var services = ClientOf(bridge);
        await SendAsync(services, post);

        Assert.That(() => SendAsync(services, post), Throws.InstanceOf<HttpRequestException>());

        Assert.That(bridge.Requests, Is.EqualTo(new[] { ("POST", 1), ("POST", 1) }), "method and connection of each request");
    }

    private static ServiceProvider ClientOf(ClosingBridge bridge)
    {
        var options = new BridgeOptions { Url = new Uri(bridge.Url), Token = "a-token" };
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(options);
        services.AddBridgeClient();
        return services.BuildServiceProvider();
    }

    private static async Task SendAsync(ServiceProvider services, MethodInfo post)
    {
        var arguments = post.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : Sample(parameter.ParameterType));
        var response = (Task<IApiResponse<IntegrationBody>>)post.Invoke(services.GetRequiredService<IBridgeApi>(), [.. arguments])!;
        (await response).Dispose();
    }

    /// <summary>A value of the type: a text, a default, or a record of such values.</summary>
    private static object? Sample(Type type) =>
        type == typeof(string) ? "text"
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.GetConstructors()[0].Invoke([.. type.GetConstructors()[0].GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
}
