namespace DistroFactory.UpdateStream.Client;

/// <summary>Paths that an update treats apart, whatever manifests say.</summary>
public static class KeptPaths
{
    private static readonly string[] s_ownToMachine =
    [
        "/data",
        "/dev/",
        "/etc/",
        "/home/",
        "/lost+found",
        "/proc/",
        "/root/",
        "/run/",
        "/sys/",
        "/tmp/",
        "/var/",
    ];

    private static readonly string[] s_boot = ["/boot/", "/usr/lib/modules/", "/usr/lib/kernel/", "/usr/lib/systemd/boot"];

    /// <summary>
    /// State and settings of the machine: an installation brings them, an update neither installs nor changes nor removes anything there.
    /// </summary>
    public static bool IsOwnToMachine(string path) => StartsWithAny(path, s_ownToMachine) || IsSourceState(path);

    /// <summary>
    /// <c>/etc</c>, <c>/home</c>, <c>/var</c> and their like: a client leaves alone what is in them, and not themselves. Where a version
    /// lists one as deleted, the client moves it aside with all that the machine has there.
    /// </summary>
    public static bool HoldsOwn(string path) => path.LastIndexOf('/') == 0 && !IsOwnToMachine(path) && IsOwnToMachine(path + "/");

    /// <summary>What a machine may need to boot: a client installs and changes it, and never removes it.</summary>
    public static bool IsBoot(string path) => StartsWithAny(path, s_boot);

    private static bool IsSourceState(string path) =>
        path.StartsWith("/usr/src/", StringComparison.Ordinal)
        && path is not ("/usr/src/debug" or "/usr/src/kernel")
        && !path.StartsWith("/usr/src/kernel/", StringComparison.Ordinal);

    private static bool StartsWithAny(string path, string[] prefixes) =>
        prefixes.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal));
}
