using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DistroFactory.Connections.Commands;

/// <summary>The processes of a session: a process that was left alone by its parent is still in it.</summary>
internal static class ProcessSession
{
    private const int SessionField = 3;

    // It becomes the session's leader, and then the command: the process is the same one.
    private const string SessionMaker = "setsid";

    /// <summary>Starts a command that begins a session; its input and outputs are the caller's.</summary>
    /// <exception cref="CommandException">It cannot be started.</exception>
    public static Process Start(ExternalCommand command)
    {
        var start = new ProcessStartInfo(SessionMaker, command.Arguments.Insert(0, command.Program))
        {
            WorkingDirectory = command.WorkingDirectory ?? Directory.GetCurrentDirectory(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new CommandException(
                $"Running {command}",
                $"{SessionMaker}, which starts it, cannot be started: {error.Message}",
                "Install util-linux."
            );
        }
    }

    /// <summary>Ends all of them.</summary>
    /// <param name="session">The number of the session: that of the process that began it.</param>
    public static void End(int session)
    {
        // A process may have been made while the others ended.
        for (var round = 0; round < 10 && Members(session) is { Count: > 0 } members; round++)
            members.ForEach(TryKill);
    }

    private static List<int> Members(int session) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && IsIn(folder, session))
                .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)),
        ];

    // The name of a program, in parentheses, may hold anything: spaces part what follows the last one. Z: it has ended already.
    private static bool IsIn(string folder, int session)
    {
        try
        {
            var status = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] != "Z" && fields[SessionField] == session.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended.
        }
    }

    private static void TryKill(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            process.Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended, or is another user's.
        }
    }
}
