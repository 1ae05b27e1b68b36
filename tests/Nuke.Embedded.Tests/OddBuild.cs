using System.Reflection;
using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A build of components that are no ordinary ones.</summary>
internal sealed class OddBuild : NukeBuild, OddBuild.IImplementing, OddBuild.IGreet, OddBuild.IRenewed
{
    public Dictionary<string, MemberInfo> Members { get; } = [];

    Target IGreet.Greet => _ => _.Inherit<IGreet>(x => x.Greet);

    protected override void OnBuildInitialized()
    {
        foreach (var target in ExecutionPlan)
            Members[target.Name] = target.Member!;
    }

    internal interface IGreet
    {
        [Parameter("Whom to greet")]
        string? Who => ((INukeBuild)this).TryGetValue(() => Who);

        Target Greet => _ => _.Executes(() => Console.WriteLine("hello"));

        Target Shout => _ => _.DependsOn(Greet).Requires(() => Who).Executes(() => Console.WriteLine("HELLO"));
    }

    internal interface IDeclaring : INukeBuild
    {
        Target Declared { get; }
    }

    internal interface IImplementing : IDeclaring
    {
        Target IDeclaring.Declared => _ => _.Executes(() => { });
    }

    internal interface IStale : INukeBuild
    {
        Target Renewed => _ => _.Executes(() => Console.WriteLine("stale"));

        Target Uses => _ => _.DependsOn(Renewed);

        new Target Plan => _ => _.Description("Plans the greeting").Executes(() => { });
    }

    internal interface IRenewed : IStale
    {
        new Target Renewed => _ => _.Executes(() => Console.WriteLine("renewed"));
    }
}
