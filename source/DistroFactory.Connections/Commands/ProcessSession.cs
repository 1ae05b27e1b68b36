using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DistroFactory.Connections.Commands;

/// <summary>The processes of a session: a process that was left alone by its parent is still in it.</summary>
internal static class ProcessSession
{
    private const int SessionField = 3;

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
