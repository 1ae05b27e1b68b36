using System.Buffers;
using DistroFactory.Packages.Rpm;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Packaged;

/// <summary>The hash by which clients know a file, computed from the package itself.</summary>
public static class ContentHash
{
    /// <summary>The hash of a directory or a link.</summary>
    public static SwupdHash OfHeader(PackagedFile file, (uint Owner, uint Group) owners) =>
        file.Type == EntryType.Link
            ? SwupdHasher.OfLink(file.Content, owners.Owner, owners.Group)
            : SwupdHasher.OfDirectory(file.Mode, owners.Owner, owners.Group);

    /// <summary>The hash of a file of a content directory.</summary>
    public static SwupdHash OfLocalFile(PackagedFile file, CancellationToken cancellation)
    {
        using var content = File.OpenRead(file.Source);
        return Of(content, file.Mode, (0, 0), cancellation);
    }

    /// <summary>The hashes of files of a package, by their path in it; its payload is read once, and only as far as needed.</summary>
    public static IEnumerable<(string Source, SwupdHash Hash)> OfPackage(
        RpmPackage package,
        IReadOnlyDictionary<string, (ushort Mode, (uint, uint) Owners)> wanted,
        CancellationToken cancellation
    )
    {
        var missing = wanted.Count;
        foreach (var entry in package.ReadPayload())
        {
            cancellation.ThrowIfCancellationRequested();
            var links = entry.Files.Where(file => wanted.ContainsKey(file.Path)).ToList();
            if (links.Count == 0)
                continue;

            // All names of one content have one mode and one owner.
            var (mode, owners) = wanted[links[0].Path];
            var hash = Of(entry.Content, mode, owners, cancellation);
            foreach (var link in links)
                yield return (link.Path, hash);
            if ((missing -= links.Count) == 0)
                yield break;
        }
    }

    private static SwupdHash Of(Stream content, ushort mode, (uint Owner, uint Group) owners, CancellationToken cancellation)
    {
        using var hasher = new SwupdHasher(mode, owners.Owner, owners.Group, content.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                hasher.Append(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return hasher.Finish();
    }
}
