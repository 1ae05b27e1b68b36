using Nuke.Common;
using Serilog;

namespace Nuke.Embedded.Tests.Running;

/// <summary>A build whose targets meet: each of three waits until all of them run.</summary>
[Parallel(3)]
internal sealed class CrowdBuild : NukeBuild
{
    private int _present;

    public List<string> Trace { get; } = [];

    public Target First => _ => _.Executes(() => Meet("First"));

    public Target Second => _ => _.Executes(() => Meet("Second"));

    public Target Third => _ => _.Executes(() => Meet("Third"));

    public Target Crowd => _ => _.DependsOn(First, Second, Third);

    public Target Quick => _ => _.Executes(() => Say("quick"));

    public Target Fail => _ => _.Executes(() => throw new InvalidOperationException("no"));

    public Target FailSoftly => _ => _.ProceedAfterFailure().Executes(() => throw new InvalidOperationException("never mind"));

    public Target AfterSoftly => _ => _.DependsOn(FailSoftly).Executes(() => Say("after softly"));

    public Target AfterFail => _ => _.DependsOn(Fail).Executes(() => Say("after fail"));

    public Target Apart => _ => _.After(Fail).Executes(() => Say("apart"));

    public Target Tidy => _ => _.DependsOn(Fail).AssuredAfterFailure().Executes(() => Say("tidy"));

    private void Meet(string name)
    {
        Log.Information("{Name} comes", name);
        Console.Write($"{name} ");
        Interlocked.Increment(ref _present);
        if (!SpinWait.SpinUntil(() => Volatile.Read(ref _present) == 3, TimeSpan.FromMinutes(1)))
            throw new TimeoutException("nobody comes");
        Console.WriteLine("meets");
        Log.Information("{Name} goes", name);
    }

    private void Say(string text)
    {
        lock (Trace)
            Trace.Add(text);
    }
}
