using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Mixing.Tree;
using DistroFactory.Packages;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing.Store;

/// <summary>The index of a package on disk: a compact binary form that ends with its own SHA-256.</summary>
public static class PackageIndexFile
{
    /// <summary>Changes with the form; an index of another form is made anew.</summary>
    private const string Magic = "package index 1";

    /// <summary>Reads an index; null when there is none, or it is damaged or of another form.</summary>
    public static PackageIndex? TryRead(string path)
    {
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < SHA256.HashSizeInBytes)
            return null;
        var body = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, body.Length), Encoding.UTF8);
        return reader.ReadString() == Magic ? Read(reader) : null;
    }

    /// <summary>The file of an index.</summary>
    public static byte[] ToBytes(PackageIndex index)
    {
        var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
            Write(writer, index);
        memory.Write(SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
        return memory.ToArray();
    }

    private static void Write(BinaryWriter writer, PackageIndex index)
    {
        writer.Write(Magic);
        var (name, epoch, version, release, arch) = index.Nevra;
        writer.Write(name);
        writer.Write(epoch);
        writer.Write(version);
        writer.Write(release);
        writer.Write(arch);
        writer.Write(index.Sha256);
        writer.Write(index.Texts.Count);
        foreach (var (path, text) in index.Texts)
        {
            writer.Write(path);
            writer.Write(text);
        }

        writer.Write(index.Files.Length);
        Span<byte> hash = stackalloc byte[SwupdHash.Size];
        foreach (var file in index.Files)
        {
            writer.Write(file.Path);
            writer.Write(file.Mode);
            writer.Write(file.Owner);
            writer.Write(file.Group);
            writer.Write(file.OwnerNumber);
            writer.Write(file.GroupNumber);
            writer.Write(file.Size);
            writer.Write(file.LinkTarget);
            writer.Write(file.ModificationTime);
            writer.Write(file.IsGhost);
            writer.Write(file.Ordinal);
            file.Hash.CopyTo(hash);
            writer.Write(hash);
        }
    }

    private static PackageIndex Read(BinaryReader reader)
    {
        var nevra = new Nevra(reader.ReadString(), reader.ReadInt32(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var sha256 = reader.ReadString();
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
            texts.Add(reader.ReadString(), reader.ReadString());
        var files = new IndexedFile[reader.ReadInt32()];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = new IndexedFile
            {
                Path = reader.ReadString(),
                Mode = reader.ReadUInt16(),
                Owner = reader.ReadString(),
                Group = reader.ReadString(),
                OwnerNumber = reader.ReadUInt32(),
                GroupNumber = reader.ReadUInt32(),
                Size = reader.ReadInt64(),
                LinkTarget = reader.ReadString(),
                ModificationTime = reader.ReadInt64(),
                IsGhost = reader.ReadBoolean(),
                Ordinal = reader.ReadInt32(),
                Hash = new SwupdHash(reader.ReadBytes(SwupdHash.Size)),
            };
        }

        return new PackageIndex { Nevra = nevra, Sha256 = sha256, Texts = texts.ToImmutable(), Files = [.. files] };
    }
}
