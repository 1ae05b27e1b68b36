using System.ComponentModel;
using System.Diagnostics;

namespace Nuke.Embedded.Running;

/// <summary>The processes that this one started, for the case that a target's body did not take care of them.</summary>
internal static class ChildProcesses
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Kills whole trees, after a moment in which bodies that heed the cancellation end their processes themselves.</summary>
    public static void Terminate()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Thread.Sleep(Grace);
        foreach (var id in ChildrenOf(Environment.ProcessId))
        {
            try
            {
                Process.GetProcessById(id).Kill(entireProcessTree: true);
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
            {
                // It ended by itself in the meantime.
            }
        }
    }

    private static List<int> ChildrenOf(int parent)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{parent}/task")
                .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(int.Parse)];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
