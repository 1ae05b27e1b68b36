using DistroFactory.Histories.Tests.Distributions;

namespace DistroFactory.Histories.Tests.Generation;

/// <summary>Files, directories and links of all kinds.</summary>
internal static class Nodes
{
    // 0644 0755 0600 04755 02755 0444 0777 0
    private static readonly int[] s_fileModes = [0x1A4, 0x1A4, 0x1ED, 0x180, 0x9ED, 0x5ED, 0x124, 0x1FF, 0];
    private static readonly int[] s_directoryModes = [0x1ED, 0x1ED, 0x1C0, 0x3FF, 0x5ED, 0x16D]; // 0755 0700 01777 02755 0555
    private static readonly string[] s_targets =
    [
        "a.txt",
        "../b.txt",
        "/usr/share/app/a",
        "/nowhere",
        ".",
        "..",
        "a b/../c",
        "/",
        "/etc/passwd",
    ];
    private static readonly string[] s_owners = ["root", "root", "root", "daemon", "nobody"];
    private static readonly string[] s_groups = ["root", "root", "root", "tty", "nogroup"];

    public static Node Any(Chance chance) =>
        chance.Below(10) switch
        {
            < 6 => File(chance),
            < 8 => Link(chance),
            _ => Directory(chance),
        };

    public static Node File(Chance chance) =>
        new(EntryType.File, Text(chance), chance.Pick(s_fileModes), chance.Pick(s_owners), chance.Pick(s_groups));

    public static Node Link(Chance chance) => new(EntryType.Link, chance.Pick(s_targets), 0, chance.Pick(s_owners), chance.Pick(s_groups));

    public static Node Directory(Chance chance) =>
        new(EntryType.Directory, "", chance.Pick(s_directoryModes), chance.Pick(s_owners), chance.Pick(s_groups));

    /// <summary>Another of the same type.</summary>
    public static Node Changed(Node node, Chance chance)
    {
        var other = node.Type switch
        {
            EntryType.Directory => Directory(chance),
            EntryType.Link => Link(chance),
            _ when chance.Percent(60) => node with { Text = Edited(node.Text, chance) },
            _ => File(chance) with { Text = node.Text },
        };
        return other;
    }

    private static string Text(Chance chance) =>
        chance.Below(6) switch
        {
            0 => "",
            1 => "text\n", // the same in many files
            2 => $"{chance.Below(1000)}",
            _ => Lines(chance, 8 + chance.Below(120)),
        };

    private static string Lines(Chance chance, int lines) =>
        string.Concat(Enumerable.Range(0, lines).Select(_ => $"line {chance.Below(1_000_000)} of a text\n"));

    /// <summary>What a delta is made for: most stays.</summary>
    private static string Edited(string text, Chance chance)
    {
        var at = text.Length == 0 ? 0 : chance.Below(text.Length);
        return chance.Percent(10) ? "" : $"{text[..at]}edited {chance.Below(1000)}\n{text[Math.Min(text.Length, at + chance.Below(30))..]}";
    }
}
