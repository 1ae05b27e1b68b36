using DistroFactory.Foundation;
using DistroFactory.Reports;

namespace DistroFactory.Distributions;

/// <summary>What came of a run for several distributions.</summary>
internal static class DistributionSummary
{
    private const int Interrupted = 130;
    private const int Terminated = 143;

    // What is worse comes first.
    private static readonly int[] s_order =
    [
        Interrupted,
        Terminated,
        (int)FactoryExitCode.Failed,
        (int)FactoryExitCode.Usage,
        (int)FactoryExitCode.Locked,
        (int)FactoryExitCode.ReleaseNeeded,
        0,
    ];

    /// <summary>A table of all.</summary>
    public static IEnumerable<string> Table(IReadOnlyCollection<DistributionRun> runs) =>
        TextTable.Write([
            ["Distribution", "Result", "Exit code", "Time", "Log"],
            .. runs.Select(run =>
                new[]
                {
                    run.Namespace,
                    Words(run.ExitCode),
                    $"{run.ExitCode}",
                    Durations(run.Duration),
                    run.ExitCode is null ? "" : run.Log,
                }
            ),
        ]);

    /// <summary>The worst exit code; a code that the factory does not know is a failure.</summary>
    public static int Worst(IEnumerable<DistributionRun> runs)
    {
        var codes = runs.Select(run => run.ExitCode ?? Interrupted)
            .Select(code => s_order.Contains(code) ? code : (int)FactoryExitCode.Failed);
        return codes.MinBy(code => Array.IndexOf(s_order, code));
    }

    private static string Words(int? code) =>
        code switch
        {
            null => "not begun",
            0 => "done",
            (int)FactoryExitCode.ReleaseNeeded => "release needed",
            (int)FactoryExitCode.Usage => "configuration wrong",
            (int)FactoryExitCode.Locked => "locked by another run",
            Interrupted or Terminated => "interrupted",
            _ => "failed",
        };

    private static string Durations(TimeSpan time) => $"{time.TotalSeconds:0} s";
}
