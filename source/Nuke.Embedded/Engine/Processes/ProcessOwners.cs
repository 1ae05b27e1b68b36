using System.Collections.Concurrent;

namespace Nuke.Embedded.Engine.Processes;

/// <summary>
/// Which process belongs to which of several targets that run at once. The kernel knows which thread started a process, and the framework
/// tells when a thread begins or ceases to work for a target: then the thread's children are looked up.
/// </summary>
internal static class ProcessOwners
{
    private static readonly ConcurrentDictionary<int, IProcessOwner> s_owners = new();
    private static readonly ConcurrentDictionary<int, IProcessOwner> s_threads = new();

    [ThreadStatic]
    private static int s_thread;

    /// <summary>Whether targets run at once; else all new processes are those of the one that runs.</summary>
    public static bool IsActive { get; set; }

    /// <summary>Called on a thread that passes from one target's work to another's.</summary>
    public static void Follow(IProcessOwner? left, IProcessOwner? entered)
    {
        if (!IsActive || !OperatingSystem.IsLinux())
            return;
        if (s_thread == 0)
            s_thread = SystemCalls.ThreadId();
        if (left is not null)
            Claim(s_thread, left);
        if (entered is null)
            s_threads.TryRemove(s_thread, out _);
        else
            s_threads[s_thread] = entered;
    }

    /// <param name="run">A target that runs.</param>
    /// <param name="child">A child of this process.</param>
    /// <param name="begin">When the target began, in hundredths of a second since the machine did.</param>
    public static bool IsOwnedBy(IProcessOwner run, ProcessEntry child, long begin)
    {
        if (child.Start < begin)
            return false;
        if (!IsActive)
            return true;
        foreach (var (id, target) in s_threads)
            Claim(id, target);
        return s_owners.TryGetValue(child.Id, out var owner) && owner == run;
    }

    /// <summary>They stay the target's when their parents end and this process takes them over.</summary>
    public static void Claim(IEnumerable<ProcessEntry> processes, IProcessOwner target)
    {
        if (!IsActive)
            return;
        foreach (var process in processes)
            s_owners.TryAdd(process.Id, target);
    }

    private static void Claim(int id, IProcessOwner target)
    {
        try
        {
            foreach (var child in File.ReadAllText($"/proc/self/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                s_owners.TryAdd(int.Parse(child), target);
        }
        catch (IOException)
        {
            // The thread has ended, or the kernel was built without this file: then only the token ends the target's processes.
        }
    }
}
