using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// A swupd client without a machine: it does what swupd-client 7.0 does to the files of a root, in memory, and keeps account of what it
/// downloads. Where the real one looks away, this one reports a problem. It knows nothing of how a stream is made.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="manifests">Its manifests.</param>
/// <param name="content">Its packs and fullfiles.</param>
/// <param name="cpu">What the machine can run.</param>
public sealed class SwupdClient(
    IPublishedStream stream,
    ManifestArchive manifests,
    IClientContent content,
    CpuCapabilities cpu = CpuCapabilities.None
)
{
    private readonly SystemClaims _claims = new(stream);

    /// <summary>Installs bundles, and what they include and also add, on an empty machine.</summary>
    public ClientRun Install(StreamVersion version, IEnumerable<string> bundles) => Install(version, bundles, withAlsoAdds: true);

    /// <summary>Installs bundles and what they include on an empty machine, and of what they also add only what is among them.</summary>
    public ClientRun InstallJust(StreamVersion version, IEnumerable<string> bundles) => Install(version, bundles, withAlsoAdds: false);

    /// <summary>
    /// The machine that <see cref="Install(StreamVersion, IEnumerable{string})"/> left when the version was the latest, without fetching
    /// anything: only manifests are read.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <param name="bundles">What was installed; null: all bundles there were.</param>
    public ClientRun Restore(StreamVersion version, IEnumerable<string>? bundles = null) =>
        Run(
            new(),
            step =>
            {
                var mom = step.Manifests.Mom(version);
                var closure = new BundleClosure(
                    mom,
                    entry => step.Manifests.Bundle(entry, StreamVersion.None),
                    withAlsoAdds: true,
                    step.Problems
                ).Of(bundles ?? PresentIn(mom).Keys, mayBeGone: false);
                var files = UpdateList.Of(new(closure.Values, cpu, _ => false, step.Problems));
                step.Root.Reserve(files.Count);
                foreach (var file in files)
                    step.Root.Put(file.Entry.Name, RootEntry.Of(file));
                return mom.Format;
            }
        );

    /// <summary>Updates a machine to a later version of the format it reads. The machine given stays as it is.</summary>
    public ClientRun Update(InstalledSystem system, StreamVersion version) =>
        Run(
            system.Root.Copy(),
            step =>
            {
                var (oldMom, newMom) = (step.Manifests.Mom(system.Version), step.Manifests.Mom(version));
                var installed = system.Bundles.ToHashSet();
                var older = PresentIn(oldMom);
                var newer = PresentIn(newMom);
                var before = installed
                    .Where(older.ContainsKey)
                    .Order(StringComparer.Ordinal)
                    .Select(name => step.Manifests.Bundle(older[name], StreamVersion.None))
                    .ToList();
                var closure = new BundleClosure(
                    newMom,
                    entry => step.Manifests.Bundle(entry, VersionIn(older, entry.Name)),
                    withAlsoAdds: false,
                    step.Problems
                ).Of(installed, mayBeGone: true);

                var packs = new PackDownloads(content, step.Ledger, step.Problems);
                packs.Fetch(
                    [
                        .. closure
                            .Values.Select(bundle => new WantedPack(
                                bundle,
                                installed.Contains(bundle.Name) ? VersionIn(older, bundle.Name) : StreamVersion.None
                            ))
                            .Where(pack => pack.From < newer[pack.Bundle.Name].Version),
                    ],
                    allNeeded: false
                );

                var after = new FileSelection(closure.Values, cpu, installed.Contains, step.Problems);
                var past = new FileSelection(before, cpu, installed.Contains, []);
                var due = UpdateList.Between(past, after, step.Root);
                packs.ApplyDeltas(step.Root, [.. due.Select(file => file.Entry.Hash)]);
                new RootInstallation(step.Root, content, step.Ledger, step.Problems).Run(due, packs.Staged);
                foreach (var path in UpdateList.LeftBehind(past, after))
                    step.Root.LeaveBehind(path);
                return newMom.Format;
            }
        );

    private ClientRun Install(StreamVersion version, IEnumerable<string> bundles, bool withAlsoAdds) =>
        Run(
            new(),
            step =>
            {
                var mom = step.Manifests.Mom(version);
                var closure = new BundleClosure(
                    mom,
                    entry => step.Manifests.Bundle(entry, StreamVersion.None),
                    withAlsoAdds,
                    step.Problems
                ).Of(bundles, mayBeGone: false);
                var packs = new PackDownloads(content, step.Ledger, step.Problems);
                packs.Fetch([.. closure.Values.Select(bundle => new WantedPack(bundle, StreamVersion.None))], allNeeded: true);
                var files = new FileSelection(closure.Values, cpu, _ => false, step.Problems);
                new RootInstallation(step.Root, content, step.Ledger, step.Problems).Run(UpdateList.Of(files), packs.Staged);
                return mom.Format;
            }
        );

    private static Dictionary<string, ManifestEntry> PresentIn(Manifest mom) =>
        mom.Entries.Where(entry => entry.IsPresent).DistinctBy(entry => entry.Name).ToDictionary(entry => entry.Name);

    private static StreamVersion VersionIn(Dictionary<string, ManifestEntry> mom, string bundle) =>
        mom.TryGetValue(bundle, out var entry) ? entry.Version : StreamVersion.None;

    private ClientRun Run(VirtualRoot root, Func<ClientStep, FormatNumber> body)
    {
        var (ledger, problems) = (new DownloadLedger(), new List<ClientProblem>());
        ledger.Ask(DownloadLedger.NoBundle, requests: 2); // the version file and its signature
        InstalledSystem? system = null;
        try
        {
            var format = body(new(root, new(manifests, ledger, problems), ledger, problems));
            system = new()
            {
                Version = _claims.Version(root),
                Format = _claims.Format(root) is { Value: > 0 } claimed ? claimed : format,
                Cpu = cpu,
                Root = root,
            };
            if (system.Version == StreamVersion.None)
                problems.Add(new("client-version", "os-core", ClientPaths.OsRelease, "says no version: the machine can never update"));
        }
        catch (ClientStopException stop)
        {
            problems.Add(stop.Problem);
        }
        catch (Exception error) when (error is UpdateStreamException or IOException)
        {
            problems.Add(new("client-stream", DownloadLedger.NoBundle, "update/", error.Message));
        }

        return new(system, ledger.PerBundle, [.. problems.Distinct()]);
    }
}
