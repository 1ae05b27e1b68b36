using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using DistroFactory.Mixing.Ownership;
using DistroFactory.Packages.Rpm;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing.Tree;

/// <summary>Reads the payload of a package once and hashes every file while it streams by.</summary>
public static class PackageIndexer
{
    /// <summary>Number of an owner that is not known yet: accounts of another package may define it.</summary>
    public const uint Unknown = uint.MaxValue;

    private const int TextLimit = 1 << 20;

    /// <summary>Makes the index of a package.</summary>
    /// <param name="rpm">The package.</param>
    /// <param name="sha256">Digest of its file.</param>
    /// <param name="owners">Numbers of owners.</param>
    /// <param name="cancellation">Stops between two files, and within a large one.</param>
    public static PackageIndex Index(RpmPackage rpm, string sha256, OwnerTable owners, CancellationToken cancellation)
    {
        var files = rpm.Files.ToDictionary(file => file.Path, file => ToIndexed(file, owners), StringComparer.Ordinal);
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var ordinal = 0;
        foreach (var entry in rpm.ReadPayload())
        {
            cancellation.ThrowIfCancellationRequested();
            var first = files[entry.Files[0].Path];
            if ((first.Mode & StatModeBits.TypeMask) != StatModeBits.Regular)
                continue;

            var path = FilesystemLayout.Rewrite(first.Path);
            var wanted = (AccountFile.IsOne(path) || path == SpecialFiles.OsRelease) && first.Size <= TextLimit;
            var text = wanted ? new MemoryStream() : null;
            var hash = HashOf(entry.Content, first, text, cancellation);
            if (text is not null)
                texts[path] = Encoding.UTF8.GetString(text.ToArray());
            foreach (var file in entry.Files)
                files[file.Path] = files[file.Path] with { Hash = hash, Ordinal = ordinal, Size = first.Size };
            ordinal++;
        }

        return new PackageIndex
        {
            Nevra = rpm.Info.Nevra,
            Sha256 = sha256,
            Files = [.. rpm.Files.Select(file => files[file.Path])],
            Texts = texts.ToImmutable(),
        };
    }

    private static IndexedFile ToIndexed(RpmFile file, OwnerTable owners) =>
        new()
        {
            Path = file.Path,
            Mode = file.Mode,
            Owner = file.Owner,
            Group = file.Group,
            OwnerNumber = owners.Users.GetValueOrDefault(file.Owner, Unknown),
            GroupNumber = owners.Groups.GetValueOrDefault(file.Group, Unknown),
            Size = file.Size,
            LinkTarget = file.LinkTarget,
            ModificationTime = file.ModificationTime,
            IsGhost = file.Flags.HasFlag(RpmFileFlags.Ghost),
        };

    private static SwupdHash HashOf(Stream content, IndexedFile file, MemoryStream? copy, CancellationToken cancellation)
    {
        using var hasher = new SwupdHasher(file.Mode, file.OwnerNumber, file.GroupNumber, file.Size);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                hasher.Append(buffer.AsSpan(0, read));
                copy?.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return hasher.Finish();
    }
}
