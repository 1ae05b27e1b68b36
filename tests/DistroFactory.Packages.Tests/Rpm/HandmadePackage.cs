using System.Security.Cryptography;
using System.Text;
using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>A member of a handmade package.</summary>
internal sealed record HandmadeFile(string Path, string Text = "", int Mode = 0x81A4)
{
    /// <summary>Its name in the archive; null for the path, with a dot in front.</summary>
    public string? ArchiveName { get; init; }

    /// <summary>Target of a link.</summary>
    public string LinkTarget { get; init; } = "";

    /// <summary>What the header says of its size, if not the truth.</summary>
    public long? StatedSize { get; init; }

    /// <summary>What the header says of its digest, if not the truth.</summary>
    public string? StatedDigest { get; init; }

    /// <summary>Its inode; 0 for one of its own.</summary>
    public int Inode { get; init; }

    /// <summary>Whether it is in the archive.</summary>
    public bool Archived { get; init; } = true;

    /// <summary>Whether it is in the header.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>Whether its content is in the archive; false for all but one of several hard links.</summary>
    public bool WithContent { get; init; } = true;

    /// <summary>What the archive holds for it.</summary>
    public byte[] Payload =>
        Encoding.UTF8.GetBytes(
            LinkTarget.Length > 0 ? LinkTarget
            : WithContent ? Text
            : ""
        );
}

/// <summary>
/// A package written by hand: sound unless told otherwise, with digests that are always right, so that a test meets the check it is about.
/// </summary>
internal sealed class HandmadePackage(params HandmadeFile[] files)
{
    /// <summary>Whether the archive has rpm's stripped members.</summary>
    public bool Stripped { get; init; }

    /// <summary>The magic number of the archive's members.</summary>
    public string Magic { get; init; } = "070701";

    /// <summary>The last word on the header.</summary>
    public Action<HandmadeHeader>? Header { get; init; }

    /// <summary>What the signature header has besides, given the header and the payload.</summary>
    public Action<HandmadeHeader, byte[], byte[]>? Signature { get; init; }

    /// <summary>The last word on the archive.</summary>
    public Func<byte[], byte[]>? Archive { get; init; }

    /// <summary>Writes it, and reads it to the end.</summary>
    public IReadOnlyList<(RpmFile File, string Text)> Read()
    {
        using var directory = new TemporaryDirectory();
        var path = directory["handmade.rpm"];
        File.WriteAllBytes(path, ToBytes());
        return [.. RpmPackage.Open(path).ReadPayload().Select(entry => (entry.Files[0], new StreamReader(entry.Content).ReadToEnd()))];
    }

    public byte[] ToBytes()
    {
        var archive = WriteArchive();
        if (Archive is not null)
            archive = Archive(archive);
        var listed = files.Where(file => file.Listed).ToList();
        var header = new HandmadeHeader()
            .Text(1000, "handmade")
            .Text(1001, "1")
            .Text(1002, "1")
            .Text(1022, "noarch")
            .Text(1044, "handmade-1-1.src.rpm")
            .Text(1124, "cpio")
            .Ints(5011, 8)
            .Ints(5093, 8)
            .Texts(5092, [Convert.ToHexStringLower(SHA256.HashData(archive))])
            .Texts(1027, listed.Select(file => file.Path))
            .Shorts(1030, listed.Select(file => file.Mode))
            .Longs(5008, listed.Select(file => file.StatedSize ?? Encoding.UTF8.GetByteCount(file.LinkTarget + file.Text)))
            .Texts(1035, listed.Select(Digest))
            .Texts(1036, listed.Select(file => file.LinkTarget))
            .Texts(1039, listed.Select(_ => "root"))
            .Texts(1040, listed.Select(_ => "root"))
            .Ints(1096, listed.Select((file, index) => (long)(file.Inode > 0 ? file.Inode : 1000 + index)));
        Header?.Invoke(header);

        var headerBytes = header.ToBytes();
        var signatureHeader = new HandmadeHeader().Text(273, Convert.ToHexStringLower(SHA256.HashData(headerBytes)));
        Signature?.Invoke(signatureHeader, headerBytes, archive);
        var signature = signatureHeader.ToBytes();
        var lead = new byte[96];
        ((ReadOnlySpan<byte>)[0xED, 0xAB, 0xEE, 0xDB, 3]).CopyTo(lead);
        return [.. lead, .. signature, .. new byte[-signature.Length & 7], .. headerBytes, .. archive];
    }

    private static string Digest(HandmadeFile file) =>
        file.StatedDigest ?? (file.Mode >> 12 == 8 ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text))) : "");

    private byte[] WriteArchive()
    {
        var archive = new MemoryStream();
        var index = 0;
        foreach (var file in files)
        {
            var own = file.Listed ? index++ : files.Length;
            if (!file.Archived)
                continue;
            if (Stripped)
                Write(archive, Encoding.ASCII.GetBytes($"07070X{own:x8}"));
            else
                WriteMember(archive, file.ArchiveName ?? "." + file.Path, file.Mode, file.Payload.Length);
            Write(archive, file.Payload);
        }

        WriteMember(archive, "TRAILER!!!", 0, 0);
        return archive.ToArray();
    }

    private void WriteMember(MemoryStream archive, string name, int mode, int size)
    {
        var nameBytes = Encoding.UTF8.GetBytes(name + "\0");
        var fields = (int[])[1, mode, 0, 0, 1, 0, size, 0, 0, 0, 0, nameBytes.Length, 0];
        Write(archive, [.. Encoding.ASCII.GetBytes(Magic + string.Concat(fields.Select(field => $"{field:x8}"))), .. nameBytes]);
    }

    private static void Write(MemoryStream archive, byte[] bytes)
    {
        archive.Write(bytes);
        archive.Write(new byte[-archive.Length & 3]);
    }
}
