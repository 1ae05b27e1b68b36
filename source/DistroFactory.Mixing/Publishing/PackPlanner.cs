using System.Collections.Immutable;
using DistroFactory.Compression;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Publishing;

/// <summary>
/// Cuts zero packs into segments so that most of them are the same in the next version: one segment per package, small packages
/// together, large ones cut, large files alone (mixing specification, "packs made of segments").
/// </summary>
public sealed class PackPlanner(IReadOnlyDictionary<SwupdHash, TreeEntry> files, CompressionSetting setting)
{
    /// <summary>From this size a file is a piece of its own, shared with its fullfile: fewer and it costs too much compression.</summary>
    public const long LargeFileBytes = 1 << 20;

    private const long SegmentBytes = 16 << 20;
    private const long SmallPackageBytes = 1 << 20;
    private const long GroupBytes = 4 << 20;

    /// <summary>The plan for a bundle.</summary>
    public PackPlan Plan(Manifest manifest)
    {
        var members = manifest.Entries
            .Where(line => line.Status == EntryStatus.Present)
            .Select(line => line.Hash)
            .Distinct()
            .Select(hash => files[hash])
            .ToList();
        var pieces = ImmutableArray.CreateBuilder<PackPiece>();

        // Directories, links and the mixer's own files change often and weigh nothing.
        AddSegments(pieces, members.Where(entry => entry.Source is not PackagedContent).OrderBy(entry => entry.Path, StringComparer.Ordinal));

        var group = new List<TreeEntry>();
        foreach (var package in members.Where(entry => entry.Source is PackagedContent)
            .GroupBy(entry => ((PackagedContent)entry.Source!).Package)
            .OrderBy(package => $"{package.Key.Nevra}", StringComparer.Ordinal))
        {
            var ordered = package.OrderBy(entry => ((PackagedContent)entry.Source!).Ordinal).ToList();
            if (ordered.Sum(entry => entry.Size) >= SmallPackageBytes)
            {
                AddSegments(pieces, ordered);
                continue;
            }

            group.AddRange(ordered);
            if (group.Sum(entry => entry.Size) >= GroupBytes)
                Flush();
        }

        Flush();
        return new(manifest.Name, pieces.ToImmutable());

        void Flush()
        {
            AddSegments(pieces, group);
            group.Clear();
        }
    }

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
