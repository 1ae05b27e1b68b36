using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Manifests;

/// <summary>
/// A manifest as clients fetch it: <c>Manifest.NAME.tar</c>, xz, holding the manifest and, for the MoM, its signature. Its mode and
/// owner in the tar (0644, root) count: the MoM names the hash of the file as extracted.
/// </summary>
/// <param name="Text">The text of the manifest.</param>
/// <param name="Signature">The signature beside it, if there is one.</param>
/// <param name="Hash">The swupd hash of the manifest as extracted.</param>
public sealed record ManifestTar(byte[] Text, byte[]? Signature, SwupdHash Hash)
{
    /// <summary>Largest signature read, bytes; real ones have some two thousand.</summary>
    private const int MaximumSignatureBytes = 1 << 20;

    /// <summary>The bytes of the tar.</summary>
    /// <param name="name">Bundle name, <c>full</c> or <c>MoM</c>.</param>
    /// <param name="text">The text of the manifest.</param>
    /// <param name="modified">Time of the members.</param>
    /// <param name="signature">For the MoM, its signature.</param>
    public static byte[] Write(string name, ReadOnlySpan<byte> text, DateTimeOffset modified, ReadOnlySpan<byte> signature = default)
    {
        var tar = new MemoryStream();
        Add(tar, FileName(name), text, modified);
        if (!signature.IsEmpty)
            Add(tar, FileName(name) + ".sig", signature, modified);
        TarWriter.WriteEnd(tar);
        return Compressor.Compress(tar.GetBuffer().AsSpan(0, (int)tar.Length), new(CompressionMethod.Xz));
    }

    /// <summary>The manifest as a member of its tar.</summary>
    public static TarMember MemberOf(string name, long bytes, DateTimeOffset modified) => Member(FileName(name), bytes, modified);

    /// <summary>Reads a tar of any compression.</summary>
    /// <exception cref="UpdateStreamException">It holds no such manifest, or something else besides.</exception>
    /// <exception cref="CompressionException">It cannot be decompressed.</exception>
    public static ManifestTar Read(Stream stream, string name)
    {
        using var plain = Decompressor.OpenRead(stream, leaveOpen: true);
        var tar = new TarReader(plain);
        byte[]? text = null,
            signature = null;
        var hash = SwupdHash.Zero;
        while (tar.Next() is { } member)
        {
            if (text is null && member.Name == FileName(name) && member.Type == TarMemberType.File)
            {
                text = Content(tar, member, ManifestLimits.TextBytes);
                hash = SwupdHasher.OfFile(member.StatMode, member.Owner, member.Group, text);
            }
            else if (signature is null && member.Name == FileName(name) + ".sig" && member.Type == TarMemberType.File)
            {
                signature = Content(tar, member, MaximumSignatureBytes);
            }
            else
            {
                throw Unsound(name, $"it holds \"{member.Name}\"");
            }
        }

        return new(text ?? throw Unsound(name, $"it does not hold {FileName(name)}"), signature, hash);
    }

    private static string FileName(string name) => "Manifest." + name;

    private static void Add(MemoryStream tar, string name, ReadOnlySpan<byte> content, DateTimeOffset modified) =>
        TarWriter.WriteMember(tar, Member(name, content.Length, modified), content);

    private static TarMember Member(string name, long bytes, DateTimeOffset modified) =>
        TarMember.File(name, mode: 0x1A4, owner: 0, group: 0, bytes, modified.ToUnixTimeSeconds());

    private static byte[] Content(TarReader tar, TarMember member, int limit)
    {
        if (member.Size > limit)
            throw new TarException($"{member.Name} has {member.Size} bytes; no more than {limit} are read");
        var content = new byte[member.Size];
        tar.Content.ReadExactly(content);
        return content;
    }

    private static UpdateStreamException Unsound(string name, string why) => new($"Reading Manifest.{name}.tar", why);
}
