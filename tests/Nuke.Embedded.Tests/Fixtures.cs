// A stage and a build for every test: none sees what another one did.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
