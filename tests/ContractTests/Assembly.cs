// Each test has a service and a bridge of its own, so they may run side by side.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[assembly: Parallelizable(ParallelScope.All)]

// Mostly they wait: for disks, and for pauses between attempts.
[assembly: LevelOfParallelism(6)]
