using System.Globalization;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// Packs hold what they promise: a zero pack every present file of its bundle once and nothing else, a delta pack only files
/// of its bundle. All under the bundle's own version. What a client gets out of them is kept for <see cref="ClientCheck"/>.
/// </summary>
internal sealed class PackCheck(StreamTree tree, VerifiedFiles sound, VerifiedContent content, VerificationLog log)
{
    private const string Rule = "pack";

    private readonly DeltaCheck _deltas = new(tree);

    public IProgress<VerificationProgress>? Progress { get; init; }

    /// <summary>Reads all packs of the bundles; returns how many.</summary>
    public int Check(ManifestSet manifests, ParallelOptions parallel)
    {
        // Largest first, so that no core is left alone with a large one at the end.
        var packs = manifests
            .Bundles.Values.SelectMany(bundle => Packs(bundle, manifests.Mom.Version))
            .OrderByDescending(pack => File.Exists(pack.Path) ? new FileInfo(pack.Path).Length : 0)
            .ToList();
        var counter = new PhaseCounter(Progress, "packs", packs.Count);
        Parallel.ForEach(
            packs,
            parallel,
            pack =>
            {
                Check(pack.Bundle, pack.Path, pack.From);
                counter.One();
            }
        );
        return packs.Count;
    }

    private IEnumerable<(Manifest Bundle, string Path, StreamVersion From)> Packs(Manifest bundle, StreamVersion current)
    {
        var zero = tree.Pack(bundle.Version, bundle.Name, StreamVersion.None);
        var isEmpty = !bundle.Entries.Any(entry => entry.IsPresent);

        // Without its own packs the version is not whole. One of an earlier version, lost since, is no reason to hold this version back:
        // clients fetch files one by one.
        if (File.Exists(zero) || (bundle.Version == current && !isEmpty))
            yield return (bundle, zero, StreamVersion.None);
        else
            log.Add(
                Finding.Warning(
                    isEmpty ? "empty-pack-missing" : "pack-missing",
                    bundle.Name,
                    tree.Relative(zero),
                    "is missing: without it an installation fetches all its bundles file by file"
                )
            );

        var directory = tree.Of(bundle.Version);
        var prefix = $"pack-{bundle.Name}-from-";
        if (!Directory.Exists(directory))
            yield break;
        foreach (var path in Directory.EnumerateFiles(directory, prefix + "*.tar"))
        {
            var from = Path.GetFileNameWithoutExtension(path)[prefix.Length..];
            if (StreamVersion.TryParse(from, out var version) && version != StreamVersion.None)
                yield return (bundle, path, version);
        }
    }

    private void Check(Manifest bundle, string path, StreamVersion from)
    {
        if ((sound.Find(bundle, from, path) ?? Read(bundle, path, from)) is { } pack)
            content.Add(bundle.Name, bundle.Version, from, pack);
    }

    private PackContents? Read(Manifest bundle, string path, StreamVersion from)
    {
        var before = FileStamp.Of(path);
        return log.Read(
            Rule,
            bundle.Name,
            path,
            file =>
            {
                var missing = bundle.Entries.Where(entry => entry.IsPresent).Select(entry => entry.Hash).ToHashSet();
                var isSound = true;
                using var pack = new PackReader(file);
                var (seen, staged, deltas) = (new HashSet<SwupdHash>(), new Dictionary<SwupdHash, EntryType>(), new List<PackDelta>());
                while (pack.Next() is { } member)
                {
                    if (!PackMember.TryStaged(member, out var hash))
                    {
                        if (from == StreamVersion.None || !PackMember.TryDelta(member, out var delta) || !missing.Contains(delta.New))
                            Tell("pack-member", $"holds \"{member.Name}\"");
                        else
                            deltas.Add(Check(delta, pack.Content, member.Size));
                        continue;
                    }

                    if (!seen.Add(hash))
                        Tell("pack-member", $"holds {hash} twice");
                    else if (!missing.Remove(hash))
                        Tell("pack-member", $"holds {hash}, which the bundle does not list");
                    if (TarMemberHash.Of(member, pack.Content) is var actual && actual != hash)
                        Tell("pack-hash", $"what it holds as {hash} has the hash {actual}");
                    else
                        staged[hash] = member.EntryType();
                }

                if (from == StreamVersion.None && missing.Count > 0)
                    Tell(
                        "pack-incomplete",
                        string.Create(CultureInfo.InvariantCulture, $"lacks {missing.Count} files, {missing.Min()} being the first")
                    );
                var contents = new PackContents(file.Length, staged, deltas, []);
                if (isSound)
                    sound.Add(bundle, from, contents, before, path);
                return contents;

                PackDelta Check(DeltaName delta, Stream content, long size)
                {
                    var refusal = _deltas.Refuse(bundle.Name, from, delta, content, size);
                    if (refusal is not null)
                        Tell("pack-delta", $"its delta {delta}: {refusal}");
                    return new(delta.Old, delta.New, refusal);
                }

                void Tell(string rule, string text)
                {
                    isSound = false;
                    log.Add(Finding.Error(rule, bundle.Name, tree.Relative(path), text));
                }
            }
        );
    }
}
