namespace DistroFactory.Tools;

/// <summary>Where tools come from.</summary>
internal static class ToolSources
{
    private static readonly Dictionary<string, string> s_sources = new(StringComparer.Ordinal)
    {
        ["mixer"] = "build it from https://github.com/clearlinux/mixer-tools",
        ["clr-installer"] = "build it from https://github.com/clearlinux/clr-installer",
        ["swupd"] = "build it from https://github.com/clearlinux/swupd-client",
        ["koji"] = Packages("koji-client", "koji"),
        ["createrepo_c"] = Packages("createrepo-c", "createrepo_c"),
        ["ssh"] = Packages("openssh-client", "openssh-clients"),
        ["xz"] = Packages("xz-utils", "xz"),
        ["rpm2archive"] = Packages("rpm"),
        ["mke2fs"] = Packages("e2fsprogs"),
        ["debugfs"] = Packages("e2fsprogs"),
        ["e2fsck"] = Packages("e2fsprogs"),
        ["dnf"] = Packages("dnf"),
        ["file"] = Packages("file"),
        ["git"] = Packages("git"),
        ["openssl"] = Packages("openssl"),
        ["rpm"] = Packages("rpm"),
        ["rsync"] = Packages("rsync"),
        ["sudo"] = Packages("sudo"),
        ["tar"] = Packages("tar"),
    };

    /// <summary>
    /// How to get a tool: its package, or its source; of a program that the configuration itself names, to correct its path.
    /// </summary>
    public static string Of(string program) => s_sources.GetValueOrDefault(program, "install it, or correct its name in the configuration");

    private static string Packages(string debian, string? fedora = null) =>
        fedora is null ? $"package {debian}" : $"package {debian} (Debian), {fedora} (Fedora)";
}
