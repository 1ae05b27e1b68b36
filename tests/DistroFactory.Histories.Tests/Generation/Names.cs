namespace DistroFactory.Histories.Tests.Generation;

/// <summary>Names of files and folders, hard ones among them.</summary>
internal static class Names
{
    private static readonly string[] s_folders =
    [
        "/usr/share",
        "/usr/share/app",
        "/usr/lib/app",
        "/usr/bin",
        "/opt",
        "/srv",
        // The machine's own, and what it boots from.
        "/etc",
        "/var/spool",
        "/home/guest",
        "/root",
        "/usr/src/app",
        "/boot",
        "/usr/lib/kernel",
        "/usr/lib/modules/6.1",
        "/usr/lib/systemd/boot",
        // Near them, and nothing special.
        "/usr/src/kernel",
        "/usr/lib/systemd",
        "/bootstrap",
        "/usr/local/bin",
        "/database",
    ];

    private static readonly string[] s_plain = ["a", "b", "c", "d", "e", "a.so", "b.conf", "a-1", "a.1"];

    private static readonly string[] s_hard =
    [
        "two words",
        " blank",
        "grüße",
        "…",
        ".hidden",
        "-rf",
        "c++",
        "~",
        "a,b",
        "#1",
        "a=b",
        "@",
        "a:b",
        "$HOME",
        "a(1)",
        "!",
        new('n', 247),
        "\u00E9",
        "e\u0301",
    ];

    // Package lists cannot say these.
    private static readonly string[] s_hardest = ["[a]", "{a,b}", "%41", "%", "?", "^a", "blank "];

    public static string Folder(Chance chance) => chance.Percent(55) ? s_folders[chance.Below(6)] : chance.Pick(s_folders);

    public static string Name(Chance chance, bool isContent) =>
        chance.Percent(75) ? chance.Pick(s_plain)
        : isContent && chance.Percent(30) ? chance.Pick(s_hardest)
        : chance.Pick(s_hard);
}
