using System.Net.Http.Json;
using RyzeChatwoot.IntegrationTests.Routes;

namespace RyzeChatwoot.IntegrationTests.Access;

/// <summary>Names in paths (contract, section 2): one form, decoded once, anything else does not exist.</summary>
[TestFixture(Database.Sqlite)]
public sealed class InstanceNameTests(Database kind) : ServiceTests(kind)
{
    private const string A100 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [TestCase("sup.orte")]
    [TestCase("suporte.")]
    [TestCase("...")]
    [TestCase("%2525")]
    [TestCase("%2573uporte", Description = "Decoded twice it would be the instance's name.")]
    [TestCase("suporte%2F")]
    [TestCase("..%2Fsuporte")]
    [TestCase("suporte%20")]
    [TestCase("suporte%0A")]
    [TestCase("suport%C3%A9")]
    [TestCase("%EF%BD%93uporte", Description = "A full-width letter.")]
    [TestCase("suporte%FF", Description = "No UTF-8 at all.")]
    [TestCase("suporte;x=1")]
    [TestCase("suporte%3Fx")]
    [TestCase("suporte'--")]
    [TestCase("Suporte", Description = "Names are case-sensitive.")]
    [TestCase(A100 + "a")]
    public async Task An_odd_name_is_an_instance_that_does_not_exist(string segment)
    {
        foreach (var route in ApiRoute.All)
        {
            (await Client.SendAsync(Raw(route, segment))).AssertError(404, "instance not found");
        }

        Assert.That(Bridge.Calls, Is.Empty);
    }

    [TestCase("odd.name")]
    [TestCase("%2573uporte")]
    public async Task An_odd_name_does_not_exist_for_an_instance_token_either(string segment)
    {
        using var narrow = Service.ClientWith(InstanceToken);

        foreach (var route in ApiRoute.All)
        {
            (await narrow.SendAsync(Raw(route, segment))).AssertError(404, "instance not found");
        }
    }

    [TestCase("%73uporte")]
    [TestCase("%73%75%70%6F%72%74%65")]
    public async Task An_encoded_name_is_decoded_once(string segment)
    {
        Bridge.OnEveryCall(BridgeReplies.Success);

        foreach (var route in ApiRoute.All)
        {
            await GivenIntegrationAsync();
            Assert.That((await Client.SendAsync(Raw(route, segment))).Status, Is.LessThan(300), $"{route}");
        }
    }

    [TestCase(A100)]
    [TestCase("A-z_09")]
    [TestCase("-")]
    [TestCase("0")]
    public async Task Every_name_of_the_documented_form_works(string name)
    {
        await Service.AddInstanceAsync(Account, name);
        Bridge.OnEveryCall(BridgeReplies.Success);
        await Client.SetAsync(name);

        foreach (var route in ApiRoute.All)
        {
            Assert.That((await Client.SendAsync(Raw(route, name))).Status, Is.LessThan(300), $"{route}");
        }

        Assert.That(Bridge.CallsTo(BridgeCall.Activate)[0].ReadJson().GetProperty("instance_name").GetString(), Is.EqualTo(name));
    }

    [TestCase("")]
    [TestCase("suporte/more")]
    public async Task A_path_of_another_depth_is_no_route(string segment)
    {
        foreach (var route in ApiRoute.All)
        {
            (await Client.SendAsync(Raw(route, segment))).AssertError(404, "not found");
        }
    }

    // As it is written here, byte for byte: a client would normalize it otherwise.
    private HttpRequestMessage Raw(ApiRoute route, string segment) => new(
        new HttpMethod(route.Method),
        new Uri($"{Service.BaseUrl.AbsoluteUri}{route.PathFor(segment)}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
    {
        Content = route.HasBody ? JsonContent.Create(ChatwootClient.AnActivation()) : null,
    };
}
