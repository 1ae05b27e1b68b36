using System.Diagnostics;
using Nuke.Common;
using Serilog;

namespace Nuke.Embedded.Tests.Processes;

/// <summary>A build that runs as a process of its own, see <see cref="BuildProcess"/>.</summary>
internal sealed class ProcessBuild : NukeBuild
{
    // A child, one that does not heed SIGTERM, one in a session of its own, and one whose parent has ended.
    private const string Family = """
        exec > /dev/null 2>&1
        echo $$ >> pids
        (trap '' TERM INT; echo $BASHPID >> pids; while :; do sleep 600; done) &
        setsid bash -c "trap '' TERM INT; echo \$\$ >> pids; while :; do sleep 600; done" &
        (setsid bash -c 'echo $$ >> pids; exec sleep 600' &)
        wait
        """;

    [Parameter("How many")]
    private readonly int count = 20;

    [Parameter("Where to send it")]
    private readonly string? address = null;

    [Parameter("For the server"), Secret]
    private readonly string? token = null;

    public static int Main() => Execute<ProcessBuild>(x => x.Greet);

    public Target Greet => _ => _.Executes(() => Log.Information("hello"));

    public Target StartFamily => _ => _.Executes(RunFamily);

    public Target LeaveFamily =>
        _ =>
            _.Executes(() =>
            {
                Bash("nohup sleep 600 > /dev/null 2>&1 & echo $! >> pids");
                Log.Information("left");
            });

    public Target WaitForToken =>
        _ =>
            _.DependsOn(LeaveFamily)
                .Executes(async () =>
                {
                    File.WriteAllText("ready", "");
                    await Task.Delay(Timeout.Infinite, RunCancellation.Token);
                });

    [Timeout("00:00:05")]
    public Target TimedFamily => _ => _.Executes(RunFamily);

    // Goes on until of the family none lives but the one that belongs to nobody.
    public Target Other =>
        _ =>
            _.Executes(() =>
                Bash(
                    """
                    living() { cat $(sed 's|.*|/proc/&/status|' pids) 2> /dev/null | grep -c '^State:[[:space:]]*[^ZX[:space:]]'; }
                    until [ -f pids ] && [ "$(wc -l < pids)" -ge 4 ] && [ "$(living)" -le 1 ]; do sleep 0.1; done
                    touch survived
                    """
                )
            );

    public Target Tidy =>
        _ =>
            _.AssuredAfterFailure()
                .After(StartFamily, WaitForToken, TimedFamily)
                .Executes(() =>
                {
                    Bash("sleep 0.3; touch tidied");
                    Log.Information("tidied up");
                });

    public Target TidyForLong =>
        _ => _.AssuredAfterFailure().After(StartFamily).Executes(() => Bash("echo $$ >> pids; touch tidying; exec sleep 600"));

    public Target Never => _ => _.After(Tidy).Executes(() => Log.Information("never"));

    public Target Hold =>
        _ =>
            _.Executes(() =>
            {
                File.WriteAllText("ready", "");
                SpinWait.SpinUntil(() => File.Exists("go"), TimeSpan.FromMinutes(1));
            });

    public Target StopTheBuild =>
        _ =>
            _.Executes(() =>
            {
                File.WriteAllText("ready", "");
                Thread.Sleep(Timeout.Infinite);
            });

    public Target Fail => _ => _.Executes(() => throw new InvalidOperationException("the server is gone"));

    public Target Report => _ => _.Executes(Count);

    public Target SecondReport => _ => _.Executes(Count);

    public Target Send => _ => _.Requires(() => address).Executes(() => Log.Information("sent to {Address}", address));

    public Target Leak =>
        _ =>
            _.Executes(() =>
            {
                Console.WriteLine($"printed {token}");
                Console.Error.WriteLine($"complained {token}");
                ReportSummary(_ => new() { ["login"] = $"with {token}" });
                throw new InvalidOperationException($"the server refused {token}");
            });

    public Target Build => _ => _.Executes(() => File.AppendAllText("built", "once\n"));

    public Target Verify => _ => _.DependsOn(Build).Executes(() => Nuke.Common.Assert.FileExists(Path.GetFullPath("mended")));

    public Target Chicken => _ => _.DependsOn(Egg);

    public Target Egg => _ => _.DependsOn(Chicken);

    public Target Wait => _ => _.Executes(WaitAsync);

    public Target AfterWaiting => _ => _.After(Wait).Executes(() => { });

    private static async Task<int> WaitAsync()
    {
        await Task.Delay(300);
        Log.Information("waited");
        return 300;
    }

    private void Count()
    {
        for (var i = 1; i <= count; i++)
        {
            BuildProgress.Report("counting", i, count);
            if (i == 1)
                SpinWait.SpinUntil(() => File.Exists("seen"), TimeSpan.FromMinutes(1));
            if (i % 5 == 0)
                Log.Information("counted {Number}", i);
        }
    }

    private static void RunFamily() => Bash(Family);

    private static void Bash(string script)
    {
        using var process = Process.Start("bash", ["-c", script]);
        process.WaitForExit();
    }
}
