namespace RyzeChatwoot.ContractTests.Routes;

/// <summary>Contract, section 4: responses of a service without a bridge.</summary>
public sealed class ModuleOffTests : ContractTest
{
    protected override void Configure(Dictionary<string, string?> settings) =>
        (settings["BRIDGE_URL"], settings["BRIDGE_TOKEN"]) = (null, null);

    [Test]
    public async Task List() => Verify(await Client.ListAsync());

    [Test]
    public async Task List_of_any_name() => Verify(await Client.ListAsync("nowhere"));

    [Test]
    public async Task List_with_a_token_of_another_instance() =>
        Verify(await Client.ListAsync(OtherInstance, InstanceToken));

    [Test]
    public async Task List_without_a_token() => Verify(await Client.ListAsync(token: null));

    [Test]
    public async Task Set() => Verify(await Client.SetAsync());

    [Test]
    public async Task Set_with_a_bad_body() => Verify(await Client.SetAsync("{"));

    [Test]
    public async Task Delete() => Verify(await Client.DeleteAsync());
}
