using NUnit.Framework;

namespace RyzeChatwoot.ContractTests;

/// <summary>Contract, section 4: what a service without a bridge answers.</summary>
public sealed class ModuleOff : ContractTest
{
    protected override bool KnowsBridge => false;

    [Test]
    public async Task List() => Verify(await Caller.ListAsync());

    [Test]
    public async Task List_of_any_name() => Verify(await Caller.ListAsync("nowhere"));

    [Test]
    public async Task List_with_a_token_of_another_instance() =>
        Verify(await Caller.ListAsync(RunningService.OtherInstance, RunningService.InstanceToken));

    [Test]
    public async Task List_without_a_token() => Verify(await Caller.ListAsync(token: null));

    [Test]
    public async Task Set() => Verify(await Caller.SetAsync());

    [Test]
    public async Task Set_with_a_bad_body() => Verify(await Caller.SetAsync("{"));

    [Test]
    public async Task Delete() => Verify(await Caller.DeleteAsync());
}
