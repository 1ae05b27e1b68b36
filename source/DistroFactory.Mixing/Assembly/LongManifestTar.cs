using System.Security.Cryptography;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Store;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Mixing.Assembly;

/// <summary>
/// The tar of a long manifest, made of pieces that are compressed alone and kept: most lines of a manifest are those of the version before,
/// in the same order, and compressing hashes takes long. Clients read concatenated streams.
/// </summary>
internal sealed class LongManifestTar(ContentStore store, ParallelOptions parallel)
{
    /// <summary>A manifest shorter than this is compressed in one piece, bytes.</summary>
    public const int LeastBytes = 1 << 20;

    private const int LeastPieceBytes = 64 << 10;
    private const int MostPieceBytes = 4 << 20;
    private const int HashStart = 5;

    private static readonly CompressionSetting s_xz = new(CompressionMethod.Xz);

    /// <summary>Writes the tar.</summary>
    /// <param name="destination">The file.</param>
    /// <param name="name">Bundle name, or <c>full</c>.</param>
    /// <param name="text">The text of the manifest.</param>
    /// <param name="modified">Time of the member.</param>
    public void Write(Stream destination, string name, byte[] text, DateTimeOffset modified)
    {
        // The header changes with every version, and so has no place in a piece.
        var head = text.AsSpan().IndexOf("\n\n"u8) + 2;
        var pieces = Cut(text, head).ToList();
        var paths = new string[pieces.Count];
        ParallelWork.Run(parallel, pieces.Count, i => paths[i] = Compressed(text.AsMemory(pieces[i])));

        var header = new MemoryStream();
        TarWriter.WriteHeader(header, ManifestTar.MemberOf(name, text.Length, modified));
        header.Write(text.AsSpan(0, head));
        destination.Write(Compressor.Compress(header.ToArray(), s_xz));
        foreach (var path in paths)
            destination.Write(File.ReadAllBytes(path));
        var end = new MemoryStream();
        TarWriter.WritePadding(end, text.Length);
        TarWriter.WriteEnd(end);
        destination.Write(Compressor.Compress(end.ToArray(), s_xz));
    }

    /// <summary>
    /// Cuts after lines of which the hash begins with two zeros, one in 256: where a line comes or goes, the cuts far from it stay.
    /// </summary>
    private static IEnumerable<Range> Cut(byte[] text, int start)
    {
        var line = start;
        while (line < text.Length)
        {
            var end = line + text.AsSpan(line).IndexOf((byte)'\n') + 1;
            var isMark =
                text.AsSpan(line, end - line) is { Length: > HashStart + 2 } entry && entry.Slice(HashStart, 2).SequenceEqual("00"u8);
            if ((isMark && end - start >= LeastPieceBytes) || end - start >= MostPieceBytes)
            {
                yield return start..end;
                start = end;
            }

            line = end;
        }

        if (start < text.Length)
            yield return start..text.Length;
    }

    private string Compressed(ReadOnlyMemory<byte> piece)
    {
        var path = store.ManifestPiece(Convert.ToHexStringLower(SHA256.HashData(piece.Span)));
        if (!File.Exists(path))
            store.Write(path, Compressor.Compress(piece.Span, s_xz));
        return path;
    }
}
