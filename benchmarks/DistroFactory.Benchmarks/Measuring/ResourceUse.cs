using System.Diagnostics;
using System.Globalization;

namespace DistroFactory.Benchmarks.Measuring;

/// <summary>What this process has used up to a moment.</summary>
/// <param name="Wall">Since any fixed moment.</param>
/// <param name="Cpu">User and system time of all threads.</param>
internal sealed record ResourceUse(TimeSpan Wall, TimeSpan Cpu)
{
    /// <summary>Up to now.</summary>
    public static ResourceUse Now() => new(Stopwatch.GetElapsedTime(0), Process.GetCurrentProcess().TotalProcessorTime);

    /// <summary>Largest resident memory since <see cref="ResetPeakMemory"/>, MiB (VmHWM of /proc/self/status).</summary>
    public static long PeakMemory()
    {
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6).TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Starts measuring the largest resident memory again (proc(5), clear_refs).</summary>
    public static void ResetPeakMemory() => File.WriteAllText("/proc/self/clear_refs", "5");
}
