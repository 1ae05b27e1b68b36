using System.Runtime.InteropServices;

namespace Nuke.Embedded.Engine.Processes;

/// <summary>What the framework does not offer of the C library of Linux; see kill(2), prctl(2), gettid(2).</summary>
internal static partial class SystemCalls
{
    public const int Kill = 9;
    public const int Terminate = 15;

    private const int ChildSubreaper = 36;

    /// <returns>False when there is no such process, or it is another user's.</returns>
    public static bool Send(int process, int signal) => SendSignal(process, signal) == 0;

    [LibraryImport("libc", EntryPoint = "gettid")]
    public static partial int ThreadId();

    /// <returns>False when the kernel has no such thing.</returns>
    public static bool SetSubreaper() => Control(ChildSubreaper, 1, 0, 0, 0) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);
}
