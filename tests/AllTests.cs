#pragma warning disable CA1050 // A set-up of a whole assembly stands outside of every namespace.
/// <summary>What holds for all tests of a project; compiled into each of them.</summary>
[SetUpFixture]
public sealed class AllTests
{
    /// <summary>The stand-ins come before the tools of the machine: no test calls a sudo that would ask for a password.</summary>
    [OneTimeSetUp]
    public void PutStandInsOnPath() =>
        Environment.SetEnvironmentVariable(
            "PATH",
            $"{Path.Combine(AppContext.BaseDirectory, "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}"
        );
}
