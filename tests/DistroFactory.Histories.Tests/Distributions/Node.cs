namespace DistroFactory.Histories.Tests.Distributions;

/// <summary>What is at a path.</summary>
/// <param name="Type">File, directory or link.</param>
/// <param name="Text">Content of a file, target of a link.</param>
/// <param name="Mode">Permission bits; a link has none.</param>
/// <param name="Owner">Owner's name.</param>
/// <param name="Group">Group's name.</param>
internal sealed record Node(EntryType Type, string Text = "", int Mode = Node.FileMode, string Owner = "root", string Group = "root")
{
    public const int FileMode = 0x1A4; // 0644
    public const int DirectoryMode = 0x1ED; // 0755

    public const int FileBits = 0x8000; // S_IFREG
    public const int DirectoryBits = 0x4000; // S_IFDIR

    /// <summary>A directory that nobody owns.</summary>
    public static Node Parent { get; } = new(EntryType.Directory, Mode: DirectoryMode);

    public bool IsDirectory => Type == EntryType.Directory;

    /// <summary>What a client knows it by.</summary>
    public SwupdHash Hash()
    {
        var (owner, group) = (BaseAccounts.Users[Owner], BaseAccounts.Groups[Group]);
        return Type switch
        {
            EntryType.Directory => SwupdHasher.OfDirectory((ushort)(DirectoryBits | Mode), owner, group),
            EntryType.Link => SwupdHasher.OfLink(Text, owner, group),
            _ => SwupdHasher.OfFile((ushort)(FileBits | Mode), owner, group, Encoding.UTF8.GetBytes(Text)),
        };
    }

    /// <summary>As it can lie in a folder of whoever runs the tests.</summary>
    public Node InFolder() =>
        this with
        {
            Owner = "root",
            Group = "root",
            Mode = Type switch
            {
                EntryType.File => Mode | 0x100,
                EntryType.Directory => Mode | 0x1C0,
                _ => Mode,
            }, // 0400, 0700
        };

    public override string ToString()
    {
        var what = Type switch
        {
            EntryType.Directory => "directory",
            EntryType.Link => $"link to {Text}",
            _ => $"file of {Text.Length} characters",
        };
        return Type == EntryType.Link ? $"{what} {Owner}:{Group}" : $"{what} {Convert.ToString(Mode, 8)} {Owner}:{Group}";
    }
}
