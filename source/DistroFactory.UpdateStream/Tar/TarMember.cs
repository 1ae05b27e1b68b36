namespace DistroFactory.UpdateStream.Tar;

/// <summary>
/// One member of a tar. There are no user and group names: the client would look them up before the numeric ids.
/// </summary>
/// <param name="Name">Path in the archive; that of a directory is written with a slash at its end, and read without.</param>
/// <param name="Type">What it is.</param>
/// <param name="Mode">Permission bits (07777); type bits are ignored.</param>
/// <param name="Owner">Numeric user.</param>
/// <param name="Group">Numeric group.</param>
/// <param name="Size">Bytes of content that follow; 0 for all but regular files.</param>
/// <param name="Modified">Unix seconds.</param>
/// <param name="LinkTarget">Where a link points.</param>
public sealed record TarMember(
    string Name,
    TarMemberType Type,
    ushort Mode,
    uint Owner,
    uint Group,
    long Size,
    long Modified,
    string LinkTarget = ""
)
{
    /// <summary>A regular file.</summary>
    public static TarMember File(string name, ushort mode, uint owner, uint group, long size, long modified) =>
        new(name, TarMemberType.File, Permissions(mode), owner, group, size, modified);

    /// <summary>A directory.</summary>
    public static TarMember Directory(string name, ushort mode, uint owner, uint group, long modified) =>
        new(name, TarMemberType.Directory, Permissions(mode), owner, group, 0, modified);

    /// <summary>A symbolic link; its permissions are always 0777, as Linux has them.</summary>
    public static TarMember Link(string name, string target, uint owner, uint group, long modified) =>
        new(name, TarMemberType.Link, 0x1FF, owner, group, 0, modified, target);

    /// <summary>Mode with the file type bits, as <c>stat</c> reports it.</summary>
    public ushort StatMode =>
        (ushort)(
            Permissions(Mode)
            | Type switch
            {
                TarMemberType.Directory => 0x4000,
                TarMemberType.Link => 0xA000,
                _ => 0x8000,
            }
        );

    private static ushort Permissions(ushort mode) => (ushort)(mode & 0xFFF);
}
