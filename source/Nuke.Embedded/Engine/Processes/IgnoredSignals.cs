using System.Globalization;

namespace Nuke.Embedded.Processes;

/// <summary>The signals that this process ignores because its caller had it so, as nohup(1) does.</summary>
internal static class IgnoredSignals
{
    private const string Field = "SigIgn:";

    /// <summary>Reads <c>/proc/self/status</c>; see proc(5). Where there is no such file, none is ignored.</summary>
    /// <param name="signal">The signal's number.</param>
    public static bool Contain(int signal)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            var line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal));
            return line is not null && (ulong.Parse(line.AsSpan(Field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) == 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
