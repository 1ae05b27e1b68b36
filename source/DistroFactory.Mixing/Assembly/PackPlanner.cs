using System.Collections.Immutable;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.Packages;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Assembly;

/// <summary>
/// Cuts zero packs into segments so that most of them are the same in the next version: one segment for the packages of a version, small
/// packages together, large ones cut, large files alone (mixing specification, "packs made of segments").
/// </summary>
public sealed class PackPlanner(IReadOnlyDictionary<SwupdHash, TreeEntry> files, CompressionSetting setting)
{
    /// <summary>From this size a file is a piece of its own, shared with its fullfile: from 1 MiB on it would cost 1 % in size.</summary>
    public const long LargeFileBytes = 2 << 20;

    private const long SegmentBytes = 16 << 20;
    private const long SmallGroupBytes = 1 << 20;
    private const long GroupBytes = 1 << 20;

    /// <summary>The plan for a bundle.</summary>
    public PackPlan Plan(Manifest manifest)
    {
        var members = manifest
            .Entries.Where(line => line.Status == EntryStatus.Present)
            .Select(line => line.Hash)
            .Distinct()
            .Select(hash => files[hash])
            .ToList();
        var pieces = ImmutableArray.CreateBuilder<PackPiece>();

        // Directories, links and the mixer's own files change often and weigh nothing.
        AddSegments(
            pieces,
            members.Where(entry => entry.Source is not PackagedContent).OrderBy(entry => entry.Path, StringComparer.Ordinal)
        );

        var (small, bytes) = (new List<TreeEntry>(), 0L);
        foreach (
            var built in members
                .Where(entry => entry.Source is PackagedContent)
                .GroupBy(BuildOf)
                .OrderBy(built => built.Select(entry => PackageOf(entry).Name).Min(StringComparer.Ordinal), StringComparer.Ordinal)
                .ThenBy(built => built.Key, StringComparer.Ordinal)
        )
        {
            var size = built.Sum(entry => entry.Size);
            if (size >= SmallGroupBytes)
            {
                AddSegments(pieces, AlikeTogether(built));
                continue;
            }

            small.AddRange(built);
            if ((bytes += size) >= GroupBytes)
                Flush();
        }

        Flush();
        return new(manifest.Name, pieces.ToImmutable());

        void Flush()
        {
            AddSegments(pieces, AlikeTogether(small));
            small.Clear();
            bytes = 0;
        }
    }

    private static Nevra PackageOf(TreeEntry entry) => ((PackagedContent)entry.Source!).Package.Nevra;

    /// <summary>
    /// Packages of one version whose names begin alike (<c>perl-base</c>, <c>libperl5.36</c>) come from one source: they are rebuilt
    /// together, and what they hold is alike.
    /// </summary>
    private static string BuildOf(TreeEntry entry)
    {
        var (name, evr) = (PackageOf(entry).Name, PackageOf(entry).Evr);
        if (name.StartsWith("lib", StringComparison.Ordinal))
            name = name[3..];
        var end = name.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        return $"{(end < 0 ? name : name[..end])} {evr}";
    }

    /// <summary>What has an ending in common resembles each other most, then what has a name in common.</summary>
    private static IEnumerable<TreeEntry> AlikeTogether(IEnumerable<TreeEntry> entries) =>
        entries
            .Select(entry => (Entry: entry, Name: Path.GetFileName(entry.Path)))
            .OrderBy(named => Path.GetExtension(named.Name), StringComparer.Ordinal)
            .ThenBy(named => named.Name, StringComparer.Ordinal)
            .ThenBy(named => named.Entry.Path, StringComparer.Ordinal)
            .Select(named => named.Entry);

    private void AddSegments(ImmutableArray<PackPiece>.Builder pieces, IEnumerable<TreeEntry> members)
    {
        var run = ImmutableArray.CreateBuilder<TreeEntry>();
        long bytes = 0;
        foreach (var member in members)
        {
            if (member.Type == EntryType.File && member.Size >= LargeFileBytes)
            {
                pieces.Add(new LargeFilePiece(member));
                continue;
            }

            if (bytes + member.Size > SegmentBytes)
                Close();
            run.Add(member);
            bytes += member.Size;
        }

        Close();

        void Close()
        {
            if (run.Count > 0)
                pieces.Add(new SegmentPiece(SegmentKey.Of(run.Select(TarMembers.Staged), setting), run.ToImmutable()));
            run.Clear();
            bytes = 0;
        }
    }
}
