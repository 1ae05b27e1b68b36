using System.Collections.Immutable;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Fullfiles;

/// <summary>
/// Makes fullfiles: a tar of one member named by its hash, compressed. Directories and links are compressed with gzip, regular files
/// as configured; the smallest result is kept, and the bare tar if nothing is smaller.
/// </summary>
/// <param name="settings">What is tried for regular files, usually one setting.</param>
public sealed class FullfileWriter(params ImmutableArray<CompressionSetting> settings)
{
    private static readonly ImmutableArray<CompressionSetting> s_forDirectoriesAndLinks = [new(CompressionMethod.Gzip)];

    /// <summary>
    /// Content up to this size is better made by <see cref="Make"/> in memory than by <see cref="Write"/> through streams.
    /// </summary>
    public const int InMemoryBytes = 8 << 20;

    /// <summary>The bytes of a fullfile.</summary>
    /// <param name="hash">Its name.</param>
    /// <param name="member">What it holds; its own name plays no part.</param>
    /// <param name="content">The content of a regular file, else nothing.</param>
    public byte[] Make(SwupdHash hash, TarMember member, ReadOnlySpan<byte> content = default)
    {
        var tar = new MemoryStream(capacity: content.Length + (4 * TarHeader.BlockSize));
        TarWriter.WriteMember(tar, member with { Name = hash.ToString() }, content);
        TarWriter.WriteEnd(tar);
        var smallest = tar.ToArray();
        var plain = smallest;
        var code = MachineCode.IsX86(content);
        foreach (var setting in SettingsFor(member))
        {
            if (
                setting.Method != CompressionMethod.None
                && Compressor.Compress(plain, setting.For(code)) is { } packed
                && packed.Length < smallest.Length
            )
                smallest = packed;
        }

        return smallest;
    }

    /// <summary>Writes the fullfile of a regular file without holding it in memory.</summary>
    /// <param name="hash">Its name.</param>
    /// <param name="member">What it holds; its own name plays no part.</param>
    /// <param name="content">The content; must be seekable, as it is read once per setting.</param>
    /// <param name="destination">An empty file; must be seekable, as it is rewritten when nothing got smaller.</param>
    public void Write(SwupdHash hash, TarMember member, Stream content, Stream destination)
    {
        var named = member with { Name = hash.ToString() };
        var start = content.Position;
        var code = MachineCode.IsX86(content);
        var best = new CompressionSetting(CompressionMethod.None);
        var bestSize = member.Size + TarWriter.PaddingOf(member.Size) + (3 * TarHeader.BlockSize);
        var written = best;
        foreach (var configured in SettingsFor(member).Where(setting => setting.Method != CompressionMethod.None))
        {
            var setting = configured.For(code);
            WriteOnce(named, content, start, destination, setting);
            written = setting;
            if (destination.Length < bestSize)
                (best, bestSize) = (setting, destination.Length);
        }

        if (written != best || best.Method == CompressionMethod.None)
            WriteOnce(named, content, start, destination, best);
    }

    private ImmutableArray<CompressionSetting> SettingsFor(TarMember member) =>
        member.Type == TarMemberType.File ? settings : s_forDirectoriesAndLinks;

    private static void WriteOnce(TarMember member, Stream content, long start, Stream destination, CompressionSetting setting)
    {
        content.Position = start;
        destination.SetLength(0);
        using var compressed = Compressor.OpenWrite(destination, setting, leaveOpen: true);
        TarWriter.WriteMember(compressed, member, content);
        TarWriter.WriteEnd(compressed);
    }
}
