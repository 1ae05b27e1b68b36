using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A build whose targets trigger others, and that hears of all that happens.</summary>
internal sealed class TriggerBuild : NukeBuild
{
    public List<string> Trace { get; } = [];

    public bool IsWanted { get; private set; }

    public bool IsReady { get; private set; }

    public Target Pack => _ => _.OnlyWhenDynamic(() => IsWanted).Triggers(Sign).Executes(() => Trace.Add("pack"));

    public Target Build =>
        _ => _.OnlyWhenStatic(() => IsWanted).OnlyWhenStatic(() => Trace.Count > 100).Triggers(Sign).Executes(() => Trace.Add("build"));

    public Target Sign => _ => _.DependsOn(Key).Triggers(Announce).Executes(() => Trace.Add("sign"));

    public Target Key => _ => _.After(Pack).Executes(() => Trace.Add("key"));

    public Target Announce => _ => _.Executes(() => Trace.Add("announce"));

    public Target Keep => _ => _.DependsOn(Key).Executes(() => Trace.Add("keep"));

    public Target Loose =>
        _ =>
            _.OnlyWhenDynamic(() => IsWanted).WhenSkipped(DependencyBehavior.Execute).Triggers(Announce).Executes(() => Trace.Add("loose"));

    public Target Prepared => _ => _.OnlyWhenStatic(() => IsReady).Requires(() => IsReady).Executes(() => Trace.Add("prepared"));

    public Target Odd => _ => _.DependsOn(Key).OnlyWhenStatic(() => Tell()).Executes(() => Trace.Add("odd"));

    public Target Chatty => _ => _.OnlyWhenDynamic(() => Say("is it wanted?")).Executes(() => Trace.Add("chatty"));

    public Target Rescue => _ => _.AssuredAfterFailure().Executes(() => Trace.Add("rescue"));

    protected override void OnBuildInitialized() => IsReady = true;

    protected override void OnTargetSkipped(string target) => Console.WriteLine($"heard that {target} was skipped");

    protected override void OnBuildFinished() => Trace.Add("finished");

    private bool Tell() => throw new InvalidOperationException("the disk is full");

    private bool Say(string text)
    {
        Console.WriteLine(text);
        return IsWanted;
    }
}
