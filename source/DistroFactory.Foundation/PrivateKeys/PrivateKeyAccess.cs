using System.Runtime.InteropServices;

namespace DistroFactory.Foundation.PrivateKeys;

/// <summary>
/// Whether a file of a private key is its owner's alone, as ssh asks of its keys: whoever can read it can sign, and whoever can write it
/// decides what signs.
/// </summary>
public static partial class PrivateKeyAccess
{
    private const uint Root = 0;
    private const int OthersBits = 0b111_111; // 077
    private const int ModeBits = 0b111_111_111_111; // 07777

    // On these every file has the mode that the mount gives it.
    private static readonly HashSet<string> s_withoutModes = new(StringComparer.Ordinal) { "msdos", "vfat", "exfat", "ntfs", "fuseblk" };

    /// <summary>What is wrong with the access to a key; null: nothing, or the system does not say.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="user">Number of the user who reads it; null: that of this process.</param>
    public static KeyExposure? Find(string path, uint? user = null)
    {
        Span<byte> found = stackalloc byte[Statx.Bytes];
        if (!Statx.TryRead(path, followsLinks: true, found))
            return null;
        var (owner, mode) = (MemoryMarshal.Read<uint>(found[20..]), MemoryMarshal.Read<ushort>(found[28..]) & ModeBits);
        var reader = user ?? EffectiveUser();
        if ((mode & OthersBits) != 0)
            return new($"other users have access to it: its mode is {Octal(mode)}", Advise(path, mode, Format(path)));
        return owner == reader || owner == Root || reader == Root
            ? null
            : new($"it belongs to another user, number {owner}, who can change it", $"Take it over as root: chown {reader} {Quote(path)}");
    }

    /// <summary>What helps against a mode that is too wide.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Its mode.</param>
    /// <param name="format">The file system it is on, by name.</param>
    public static string Advise(string path, int mode, string format) =>
        s_withoutModes.Contains(format)
            ? $"The file system ({format}) keeps no modes, so chmod does not help: mount it with umask=077, "
                + "or copy the key to one that does: "
                + $"install -m 600 {Quote(path)} ELSEWHERE"
            : $"Make it yours alone: chmod {Octal(mode & ~OthersBits)} {Quote(path)}. If others may have read it, it must be replaced.";

    private static string Octal(int mode) => Convert.ToString(mode, 8).PadLeft(4, '0');

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Format(string path)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(path)).DriveFormat;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
