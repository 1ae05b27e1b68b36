using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>
/// A root file system as a tar: numeric owners, one time for all members, bytes that depend on nothing else than the tree.
/// </summary>
internal static class TreeTar
{
    /// <summary>Writes it, not compressed.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="path">The file.</param>
    /// <param name="timestamp">The time of every member.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Write(RootTree tree, string path, DateTimeOffset timestamp, CancellationToken cancellation)
    {
        using var file = File.Create(path);
        tree.ReadAll(
            (_, member, content) => TarWriter.WriteMember(file, member with { Modified = timestamp.ToUnixTimeSeconds() }, content),
            cancellation
        );
        TarWriter.WriteEnd(file);
    }

    /// <summary>Compresses a file.</summary>
    public static void Compress(string plain, string packed, CompressionSetting setting)
    {
        using var source = File.OpenRead(plain);
        using var file = File.Create(packed);
        using var destination = Compressor.OpenWrite(file, setting, leaveOpen: true);
        source.CopyTo(destination);
    }

    /// <summary>Reads a tar of any compression and compares it with the tree, entry by entry.</summary>
    /// <exception cref="FactoryException">It is not the tree.</exception>
    public static void Check(RootTree tree, string path, CancellationToken cancellation)
    {
        using var file = File.OpenRead(path);
        using var plain = Decompressor.OpenRead(file, leaveOpen: true);
        var tar = new TarReader(plain);
        foreach (var entry in tree.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            var member = tar.Next();
            if (member?.Name != entry.Path[1..])
                throw Unsound(path, $"it has {member?.Name ?? "nothing"} where {entry.Path} should be");
            if (TarMemberHash.Of(member, tar.Content) != entry.Hash)
                throw Unsound(path, $"{entry.Path} is not what the manifests say");
        }

        if (tar.Next() is { } more)
            throw Unsound(path, $"it has {more.Name}, which no manifest has");
    }

    private static FactoryException Unsound(string path, string why) =>
        new($"Checking {Path.GetFileName(path)}", why, "The stream or the disk is damaged: run the target Mix again.");
}
