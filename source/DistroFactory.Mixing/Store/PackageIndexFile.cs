using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Tree;
using DistroFactory.Packages;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing.Store;

/// <summary>The index of a package on disk. Paths are those of its header, in the same order, and not kept twice.</summary>
public static class PackageIndexFile
{
    private const string Form = "package index 2";

    /// <summary>Reads an index; null when there is none, or it is damaged, of another form or of another package.</summary>
    /// <param name="path">The file of the store.</param>
    /// <param name="header">What the package's header says.</param>
    public static PackageIndex? TryRead(string path, PackageInfo header) => SealedFile.TryRead(path, Form, reader => Read(reader, header));

    /// <summary>Reads an index of the store, with the header beside it; null when one of the two is not there or damaged.</summary>
    public static PackageIndex? TryRead(string path) =>
        PackageHeaderFile.TryRead(Path.ChangeExtension(path, ".header"), location: "") is { } header ? TryRead(path, header) : null;

    /// <summary>The file of an index.</summary>
    public static byte[] ToBytes(PackageIndex index) => SealedFile.Seal(Form, writer => Write(writer, index));

    private static void Write(BinaryWriter writer, PackageIndex index)
    {
        writer.Write(index.Sha256);
        writer.Write(index.Texts.Count);
        foreach (var (path, text) in index.Texts)
        {
            writer.Write(path);
            writer.Write(text);
        }

        // A package has few owners: each name is written where it first occurs.
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        writer.Write(index.Files.Length);
        foreach (var file in index.Files)
        {
            writer.Write(file.Mode);
            WriteName(writer, names, file.Owner);
            WriteName(writer, names, file.Group);
            writer.Write(file.OwnerNumber);
            writer.Write(file.GroupNumber);
            writer.Write(file.Size);
            writer.Write(file.LinkTarget);
            writer.Write(file.ModificationTime);
            writer.Write(file.IsGhost);
            writer.Write(file.Ordinal);
            file.Hash.Write(writer);
        }
    }

    private static PackageIndex? Read(BinaryReader reader, PackageInfo header)
    {
        var sha256 = reader.ReadString();
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
            texts.Add(reader.ReadString(), reader.ReadString());
        var files = new IndexedFile[reader.ReadInt32()];
        if (files.Length != header.Files.Length)
            return null;
        var names = new List<string>();
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = new IndexedFile
            {
                Path = header.Files[i],
                Mode = reader.ReadUInt16(),
                Owner = ReadName(reader, names),
                Group = ReadName(reader, names),
                OwnerNumber = reader.ReadUInt32(),
                GroupNumber = reader.ReadUInt32(),
                Size = reader.ReadInt64(),
                LinkTarget = reader.ReadString(),
                ModificationTime = reader.ReadInt64(),
                IsGhost = reader.ReadBoolean(),
                Ordinal = reader.ReadInt32(),
                Hash = SwupdHash.Read(reader),
            };
        }

        return new PackageIndex
        {
            Nevra = header.Nevra,
            Sha256 = sha256,
            Texts = texts.ToImmutable(),
            Files = ImmutableCollectionsMarshal.AsImmutableArray(files),
        };
    }

    private static void WriteName(BinaryWriter writer, Dictionary<string, int> names, string name)
    {
        var isKnown = names.TryGetValue(name, out var number);
        writer.Write7BitEncodedInt(isKnown ? number : names.Count);
        if (isKnown)
            return;
        names.Add(name, names.Count);
        writer.Write(name);
    }

    private static string ReadName(BinaryReader reader, List<string> names)
    {
        var number = reader.Read7BitEncodedInt();
        if (number == names.Count)
            names.Add(reader.ReadString());
        return names[number];
    }
}
