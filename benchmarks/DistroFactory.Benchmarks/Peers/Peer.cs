using System.Diagnostics;
using System.Globalization;
using DistroFactory.Benchmarks.Measuring;

namespace DistroFactory.Benchmarks.Peers;

/// <summary>A command that does what a part of ours does.</summary>
internal static class Peer
{
    private const int Runs = 3;

    /// <summary>
    /// Runs both several times and prints the least processor time of each, and their ratio; says why when the command is missing.
    /// </summary>
    /// <param name="job">What is done.</param>
    /// <param name="command">The command.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="output">The file it makes, to compare sizes; null when sizes say nothing.</param>
    /// <param name="ours">Our part; gives the size of what it makes.</param>
    public static void Compare(string job, string command, IReadOnlyList<string> arguments, string? output, Func<long> ours)
    {
        if (Find(command) is not { } path)
        {
            Console.WriteLine("{0,-42} skipped: {1} is not installed", job, command);
            return;
        }

        long size = 0;
        var mine = Enumerable.Range(0, Runs).Min(_ => Own(() => size = ours()));
        var theirs = Enumerable.Range(0, Runs).Min(_ => Run(path, arguments));
        var sizes = output is null ? "" : string.Format("{0,6:0.00}", (double)size / new FileInfo(output).Length);
        Console.WriteLine(
            "{0,-42} {1,10:0.000} {2,11:0.000} {3,5:0.00}{4}",
            job,
            mine.TotalSeconds,
            theirs.TotalSeconds,
            mine / theirs,
            sizes
        );
    }

    private static TimeSpan Own(Action work)
    {
        var start = ResourceUse.Now();
        work();
        return ResourceUse.Now().Cpu - start.Cpu;
    }

    /// <summary>The shell says how much processor time a command took; of a process that has ended nobody else does.</summary>
    private static TimeSpan Run(string path, IReadOnlyList<string> arguments)
    {
        const string Timed = "TIMEFORMAT='%3U %3S'; time \"$@\" > /dev/null 2>&1";
        using var shell = Process.Start(
            new ProcessStartInfo("bash", ["-c", Timed, "bash", path, .. arguments]) { RedirectStandardError = true }
        )!;
        var times = shell.StandardError.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        shell.WaitForExit();
        return TimeSpan.FromSeconds(times.Sum(time => double.Parse(time, CultureInfo.InvariantCulture)));
    }

    private static string? Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(directory => Path.Combine(directory, command))
            .FirstOrDefault(File.Exists);
}
