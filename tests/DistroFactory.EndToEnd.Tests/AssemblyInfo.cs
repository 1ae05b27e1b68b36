// Each test has a factory of its own; two at once use what a release leaves idle when it starts and waits.
[assembly: LevelOfParallelism(2)]
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
