using System.Reflection;

namespace DistroFactory.Architecture.Tests;

/// <summary>The build class itself.</summary>
public sealed class BuildTests
{
    [Test]
    public void A_run_that_asked_for_no_session_opens_none_at_its_end()
    {
        var type = Assembly.Load("_build").GetType("Build", throwOnError: true)!;
        var build = Activator.CreateInstance(type, nonPublic: true)!;
        type.GetMethod("OnBuildFinished", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(build, null);
        Assert.That(type.GetField("_session", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(build), Is.Null);
    }
}
