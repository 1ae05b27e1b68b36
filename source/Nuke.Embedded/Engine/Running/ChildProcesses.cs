using System.ComponentModel;
using System.Diagnostics;

namespace Nuke.Embedded.Running;

/// <summary>The processes that this one started, for the case that a target's body did not take care of them.</summary>
internal static class ChildProcesses
{
    /// <summary>Kills whole trees.</summary>
    public static void Terminate()
    {
        if (!OperatingSystem.IsLinux())
            return;
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
