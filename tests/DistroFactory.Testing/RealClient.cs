namespace DistroFactory.Testing;

/// <summary>The real swupd client, where this machine has one.</summary>
public static class RealClient
{
    /// <summary>Its path; null when there is none.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(folder => Path.Combine(folder, "swupd"))
            .FirstOrDefault(File.Exists);

    /// <summary>Why it cannot be compared with; null when it can.</summary>
    public static string? Absence { get; } =
        Program is null
            ? "skipped: the command swupd is missing: build swupd-client 7.0.0 "
                + "(github.com/clearlinux/swupd-client, with github.com/clearlinux/bsdiff) and put it on PATH"
        : Environment.UserName == "root" ? null
        : "skipped: swupd installs as root only: run the tests as root";
}
