using System.Collections.Immutable;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Mixing.Assembly;

/// <summary>
/// Large files are compressed once: fullfile and packs hold the same compressed content between a header and an end of their own,
/// which is sound because a tar is a concatenation and clients read concatenated streams.
/// </summary>
internal sealed class LargeFile(ContentStore store, CancellationToken cancellation)
{
    private const int CopyBytes = 1 << 18;

    /// <summary>Compresses the content, with what fills its last block, into the store.</summary>
    public void WriteContent(TreeEntry file, Func<Stream> open, CompressionSetting setting)
    {
        var path = store.Content(file.Hash, setting);
        if (File.Exists(path))
            return;
        store.Write(
            path,
            stream =>
            {
                using var compressed = Compressor.OpenWrite(stream, setting.For(IsCode(open)), leaveOpen: true);
                Copy(open, compressed);
                TarWriter.WritePadding(compressed, file.Size);
            }
        );
    }

    /// <summary>
    /// Makes the fullfile of content that the store has in each of the settings: the smallest, uncompressed if that is smaller.
    /// </summary>
    public void WriteFullfile(TreeEntry file, Func<Stream> open, ImmutableArray<CompressionSetting> settings)
    {
        var setting = settings.MinBy(setting => new FileInfo(store.Content(file.Hash, setting)).Length);
        var content = store.Content(file.Hash, setting);
        var header = Header(TarMembers.Fullfile(file));
        var end = End();
        var (packedHeader, packedEnd) = (Compressor.Compress(header, setting), Compressor.Compress(end, setting));
        var plainBytes = header.Length + file.Size + TarWriter.PaddingOf(file.Size) + end.Length;
        var packedBytes = packedHeader.Length + new FileInfo(content).Length + packedEnd.Length;
        store.Write(
            store.Fullfile(file.Hash, file.ModificationTime, settings),
            stream =>
            {
                if (packedBytes < plainBytes)
                {
                    stream.Write(packedHeader);
                    Copy(() => File.OpenRead(content), stream);
                    stream.Write(packedEnd);
                    return;
                }

                stream.Write(header);
                Copy(open, stream);
                TarWriter.WritePadding(stream, file.Size);
                stream.Write(end);
            }
        );
    }

    /// <summary>The compressed header that comes before the content in a pack.</summary>
    public static byte[] PackHeader(TreeEntry file, CompressionSetting setting) =>
        Compressor.Compress(Header(TarMembers.Staged(file)), setting);

    private void Copy(Func<Stream> open, Stream destination)
    {
        using var source = open();
        var buffer = new byte[CopyBytes];
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            destination.Write(buffer, 0, read);
        }
    }

    private static bool IsCode(Func<Stream> open)
    {
        using var source = open();
        return MachineCode.IsX86(source);
    }

    private static byte[] Header(TarMember member)
    {
        var memory = new MemoryStream();
        TarWriter.WriteHeader(memory, member);
        return memory.ToArray();
    }

    private static byte[] End()
    {
        var memory = new MemoryStream();
        TarWriter.WriteEnd(memory);
        return memory.ToArray();
    }
}
