using System.Collections.Immutable;
using DistroFactory.Correctness.Packaged;
using DistroFactory.Correctness.Published;
using DistroFactory.Correctness.Reports;
using DistroFactory.Correctness.Request;
using DistroFactory.Correctness.Rules;
using DistroFactory.Foundation;
using DistroFactory.Packages;

namespace DistroFactory.Correctness;

/// <summary>
/// Checks that the manifests of a version say what its packages say (mixing specification, "Manifest correctness"): alone, and in what
/// they say changed since the version before. Shares no code with the mixer: it starts from RPM files, bundle definitions and manifests.
/// </summary>
public sealed class CorrectnessCheck
{
    private readonly CorrectnessRequest _request;
    private readonly ParallelOptions _parallel;
    private readonly List<string> _notes = [];

    private CorrectnessCheck(CorrectnessRequest request, CancellationToken cancellation)
    {
        _request = request;
        _parallel = new()
        {
            MaxDegreeOfParallelism = request.Workers > 0 ? request.Workers : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
    }

    /// <summary>Checks. Disagreements are in the report; only what cannot be read is an exception.</summary>
    /// <exception cref="FactoryException">A manifest is missing.</exception>
    /// <exception cref="PackageException">A package of the version is not sound, or one that a bundle needs is missing.</exception>
    public static CorrectnessReport Run(CorrectnessRequest request, CancellationToken cancellation = default) =>
        new CorrectnessCheck(request, cancellation).Run();

    private CorrectnessReport Run()
    {
        var published = PublishedVersion.Read(_request.UpdateTree, _request.To.Version, _parallel);
        var versions = new CheckedVersions(
            published,
            _request.From is null ? null : PublishedVersion.Read(_request.UpdateTree, _request.From.Version, _parallel, published)
        );
        var now = PackagedVersion.Read(_request.To, versions.Now, _request, _parallel);
        var before = versions.Before is null ? null : ReadEarlier(_request.From!, versions.Before);
        BundlePair[] pairs =
        [
            .. versions.Now.Bundles.Keys.Where(now.Bundles.ContainsKey).Select(name => Pair(name, versions, now, before)),
        ];
        var counter = new DeltaCounter(before, now);
        return new()
        {
            From = versions.Last,
            To = _request.To.Version,
            IsMinVersionBump = versions.IsMinVersionBump,
            BundleCount = versions.Now.Bundles.Count,
            PackageCount = now.Packages.Count,
            EntryCount = versions.Now.Bundles.Values.Sum(bundle => bundle.Manifest.Entries.Length),
            Bundles =
            [
                .. versions
                    .Now.Bundles.Keys.Union(versions.Before?.Bundles.Keys ?? [])
                    .Order(StringComparer.Ordinal)
                    .Select(name =>
                        counter.Count(name, versions.Before?.Bundles.GetValueOrDefault(name), versions.Now.Bundles.GetValueOrDefault(name))
                    )
                    .OfType<BundleDelta>(),
            ],
            Disagreements =
            [
                .. Disagreements(versions, now, pairs)
                    .DistinctBy(found => (found.Bundle, found.Path))
                    .OrderBy(found => found.Bundle, StringComparer.Ordinal)
                    .ThenBy(found => found.Path, StringComparer.Ordinal),
            ],
            Notes = [.. _notes],
        };
    }

    /// <summary>What was found wrong; of several things about one file the first tells the most.</summary>
    private IEnumerable<Disagreement> Disagreements(CheckedVersions versions, PackagedVersion now, BundlePair[] pairs)
    {
        var accounts = new Accounts(now.Packages.Values, _request.ConfiguredAccounts, _request.UsualAccounts);
        return BundleRule
            .Check(versions.Now, now, _request.Bundles)
            .Concat(OfEach(pairs, pair => PresenceRule.Check(pair.Now)))
            .Concat(OfEach(pairs, pair => MixerFileRule.Check(pair.Now, _request.To)))
            .Concat(OfEach(pairs, pair => pair.Before is null ? [] : DifferenceRule.Check(pair.Before, pair.Now)))
            .Concat(new HashRule(accounts, _parallel) { Progress = _request.Progress }.Check(pairs))
            .Concat(OfEach(pairs, DeletionRule.Check))
            .Concat(OfEach(pairs, VersionRule.Check));
    }

    /// <summary>What a rule finds, bundle by bundle in their order, however many threads look.</summary>
    private IEnumerable<Disagreement> OfEach(BundlePair[] pairs, Func<BundlePair, IEnumerable<Disagreement>> rule)
    {
        var found = new List<Disagreement>[pairs.Length];
        ParallelWork.OnEach(pairs, _parallel, (pair, index) => found[index] = [.. rule(pair)]);
        return found.SelectMany(ofBundle => ofBundle);
    }

    private BundlePair Pair(string name, CheckedVersions versions, PackagedVersion now, PackagedVersion? before)
    {
        var view = new BundleView(now, now.Bundles[name], versions.Now.Bundles[name]);
        if (before is null || !versions.Before!.Bundles.TryGetValue(name, out var published))
            return new(view, null, versions);
        if (before.Bundles.TryGetValue(name, out var packaged))
            return new(view, new(before, packaged, published), versions);
        _notes.Add($"Bundle {name} is not compared with version {versions.Last}: nobody knows how it was defined there.");
        return new(view, null, versions);
    }

    // A stage may have lost packages of an earlier version. That is no fault of this one, which is checked all the more thoroughly.
    private PackagedVersion? ReadEarlier(VersionUnderCheck version, PublishedVersion published)
    {
        try
        {
            if (!version.Packages.IsEmpty)
                return PackagedVersion.Read(version, published, _request, _parallel);
            _notes.Add($"The packages of version {version.Version} are not here: only manifests are compared with it.");
        }
        catch (PackageException fault)
        {
            _notes.Add(
                $"The packages of version {version.Version} cannot be read, only manifests are compared with it. {fault.What}: {fault.Why}"
            );
        }

        return null;
    }
}
