using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Nuke.Embedded.Foundation;
using Nuke.Embedded.GlobalTool.Repository;

namespace Nuke.Embedded.GlobalTool;

/// <summary>
/// Makes a script of this process: what the terminal, a shell or a CI server sends or waits for reaches the build itself, once, and its
/// exit code is the command's. On Windows, which has nothing of the kind, the script is a child.
/// </summary>
internal static partial class Handover
{
    private const int BrokenPipe = 13;

    /// <returns>The exit code, where the script is a child.</returns>
    /// <exception cref="UsageException">The script cannot be started.</exception>
    public static int To(string script, IReadOnlyList<string> arguments)
    {
        var started = DateTime.Now.ToString("O", CultureInfo.InvariantCulture);
        if (OperatingSystem.IsWindows())
            return RunChild(script, arguments, started);
        _ = SetVariable("NUKE_GLOBAL_TOOL_VERSION", ToolVersion.Text, overwrite: 1);
        _ = SetVariable("NUKE_GLOBAL_TOOL_START_TIME", started, overwrite: 1);
        Console.Out.Flush();
        // The runtime ignores this signal, and what is ignored stays ignored.
        SetAction(BrokenPipe, 0);
        _ = Execute("bash", ["bash", script, .. arguments, null]);
        throw new UsageException(
            $"bash cannot be started for {script}: "
                + $"{Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}. Install bash, or add "
                + "its directory to PATH."
        );
    }

    private static int RunChild(string script, IReadOnlyList<string> arguments, string started)
    {
        var start = new ProcessStartInfo(
            "powershell",
            ["-NoLogo", "-NoProfile", "-ExecutionPolicy", "ByPass", "-File", script, .. arguments]
        );
        start.Environment["NUKE_GLOBAL_TOOL_VERSION"] = ToolVersion.Text;
        start.Environment["NUKE_GLOBAL_TOOL_START_TIME"] = started;
        // Ctrl-C reaches the child by the console that both share.
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    [LibraryImport("libc", EntryPoint = "execvp", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string file, string?[] arguments);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetAction(int signal, nint action);
}
