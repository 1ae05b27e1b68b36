using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Client;

/// <summary>A pack a client asks for.</summary>
/// <param name="Bundle">The bundle, in its new version.</param>
/// <param name="From">The bundle's version on the machine; none when it is new there.</param>
internal readonly record struct WantedPack(Manifest Bundle, StreamVersion From);

/// <summary>Fetches packs one after the other, and applies their deltas to the files on the machine.</summary>
internal sealed class PackDownloads(IClientContent content, DownloadLedger ledger, List<ClientProblem> problems)
{
    private static readonly StreamTree s_paths = new("");

    private readonly Dictionary<SwupdHash, EntryType> _staged = [];
    private readonly List<(WantedPack Pack, PackDelta Delta)> _deltas = [];

    /// <summary>What is ready to be installed.</summary>
    public IReadOnlyDictionary<SwupdHash, EntryType> Staged => _staged;

    /// <summary>Fetches packs.</summary>
    /// <param name="wanted">The packs, in the order in which the client asks for them.</param>
    /// <param name="allNeeded">
    /// Whether the first that is missing makes the client do without those after it, as an installation does.
    /// </param>
    public void Fetch(IReadOnlyList<WantedPack> wanted, bool allNeeded)
    {
        var packs = wanted
            .Select(pack => (Wanted: pack, Contents: content.Pack(pack.Bundle.Name, pack.Bundle.Version, pack.From)))
            .ToList();
        AskForSizes(packs.Select(pack => (pack.Wanted.Bundle.Name, pack.Contents is not null)));
        foreach (var (pack, contents) in packs)
        {
            if (contents is not null)
            {
                Take(pack, contents);
                continue;
            }

            ledger.Ask(pack.Bundle.Name);
            if (allNeeded)
                problems.Add(Missing(pack, "is missing: what it and all packs after it would bring is fetched file by file"));
            else if (pack.Bundle.Entries.Any(entry => entry.IsPresent && entry.Version > pack.From))
                problems.Add(Missing(pack, "is missing: what it would bring is fetched file by file"));
            if (allNeeded)
                return;
        }
    }

    /// <summary>Makes the files that the packs bring deltas for.</summary>
    /// <param name="root">The machine, which has the old files.</param>
    /// <param name="wanted">The files it will need: a pack has deltas for other kinds of machines too.</param>
    public void ApplyDeltas(VirtualRoot root, HashSet<SwupdHash> wanted)
    {
        var installed =
            _deltas.Count == 0
                ? []
                : root.Entries.Values.Where(entry => entry.Type == EntryType.File).Select(entry => entry.Hash).ToHashSet();

        // A machine that had another variant of the file does not have what the delta starts from: it fetches the file alone.
        foreach (
            var (pack, delta) in _deltas
                .Where(each =>
                    wanted.Contains(each.Delta.New) && installed.Contains(each.Delta.Old) && !_staged.ContainsKey(each.Delta.New)
                )
                .ToList()
        )
        {
            if (delta.Flaw is null)
                _staged[delta.New] = EntryType.File;
            else
                problems.Add(
                    new(
                        "client-delta",
                        pack.Bundle.Name,
                        s_paths.Pack(pack.Bundle.Version, pack.Bundle.Name, pack.From),
                        $"its delta from {delta.Old} to {delta.New}: {delta.Flaw}"
                    )
                );
        }
    }

    private void Take(WantedPack pack, PackContents contents)
    {
        ledger.Pack(pack.Bundle.Name, contents.Bytes);
        foreach (var (hash, type) in contents.Staged)
            _staged.TryAdd(hash, type);
        _deltas.AddRange(contents.Deltas.Select(delta => (pack, delta)));
        foreach (var flaw in contents.Flaws)
            problems.Add(new("client-pack", pack.Bundle.Name, s_paths.Pack(pack.Bundle.Version, pack.Bundle.Name, pack.From), flaw));
    }

    /// <summary>A client asks for all sizes first, and gives up asking at the first pack that is missing.</summary>
    private void AskForSizes(IEnumerable<(string Bundle, bool IsThere)> packs)
    {
        foreach (var (bundle, isThere) in packs)
        {
            ledger.Ask(bundle);
            if (!isThere)
                return;
        }
    }

    private static ClientProblem Missing(WantedPack pack, string text) =>
        new("client-pack-missing", pack.Bundle.Name, s_paths.Pack(pack.Bundle.Version, pack.Bundle.Name, pack.From), text, IsWarning: true);
}
