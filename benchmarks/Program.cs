using RyzeChatwoot.Benchmarks;
using RyzeChatwoot.Benchmarks.Floor;
using RyzeChatwoot.Benchmarks.Stub;

// The floor and the stub of the bridge are processes of their own, so that each one's CPU can be told apart.
return args switch
{
    [FloorServer.Command, .. var rest] => await FloorServer.RunAsync(rest),
    [BridgeStub.Command, .. var rest] => await BridgeStub.RunAsync(rest),
    _ => await Harness.RunAsync(args),
};
