using System.Diagnostics;

namespace Nuke.Embedded.Engine.Processes;

/// <summary>Ends processes with all their descendants, also those that left their session or do not heed SIGTERM.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// From now on an orphan among the descendants becomes a child of this process rather than of the machine's first one: a process whose
    /// parent has ended is found all the same.
    /// </summary>
    public static void AdoptOrphans()
    {
        if (OperatingSystem.IsLinux())
            SystemCalls.SetSubreaper();
    }

    /// <summary>The processes below this one that a target started.</summary>
    public static IReadOnlyList<ProcessEntry> Of(IProcessOwner target)
    {
        var table = ProcessTable.Read();
        // Two hundredths for the rounding of either clock.
        var begin = ProcessTable.Now - (long)(target.Age.TotalMilliseconds / 10) - 2;
        var processes = table.Children.Where(child => ProcessOwners.IsOwnedBy(target, child, begin)).SelectMany(table.Tree).ToList();
        ProcessOwners.Claim(processes, target);
        return processes;
    }

    /// <summary>All processes below this one.</summary>
    public static IReadOnlyList<ProcessEntry> All()
    {
        var table = ProcessTable.Read();
        return [.. table.Children.SelectMany(table.Tree)];
    }

    /// <summary>Asks them to end.</summary>
    public static void Terminate(IEnumerable<ProcessEntry> processes) => Signal(processes, SystemCalls.Terminate);

    /// <summary>Ends them. A tree that grows meanwhile is looked at again, for as long as a second.</summary>
    public static void Kill(Func<IReadOnlyList<ProcessEntry>> find)
    {
        if (!OperatingSystem.IsLinux())
            return;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(1); Thread.Sleep(s_pause))
        {
            if (find() is not { Count: > 0 } processes)
                return;
            Signal(processes, SystemCalls.Kill);
        }
    }

    private static void Signal(IEnumerable<ProcessEntry> processes, int signal)
    {
        foreach (var process in processes)
        {
            // The number may have passed to another process since the table was read.
            if (ProcessEntry.Read(process.Id)?.Start == process.Start)
                SystemCalls.Send(process.Id, signal);
        }
    }
}
