using DistroFactory.Foundation.Compression;
using DistroFactory.Histories.Tests.Distributions;
using DistroFactory.Histories.Tests.Generation;
using DistroFactory.Mixing;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Histories.Tests.Publication;

/// <summary>A history as it is released: mixed, verified, served; a release that is refused is drawn again.</summary>
internal sealed class PublishedHistory : IDisposable
{
    private const int Attempts = 5;

    private readonly TemporaryDirectory _directory = new();
    private readonly HistoryPlan _plan;
    private readonly PackageShelf _shelf;
    private readonly StringBuilder _story = new();
    private readonly HashSet<string> _graveyard = [];
    private readonly List<ReleasedVersion> _versions = [];

    private PublishedHistory(HistoryPlan plan)
    {
        _plan = plan;
        _shelf = new(_directory["packages"], plan.Pool);
        Certificate = _directory["Swupd_Root.pem"];
        File.WriteAllText(Certificate, Publisher.Signer.RootCertificatePem);
    }

    /// <summary>What clients can have, in order.</summary>
    public IReadOnlyList<ReleasedVersion> Versions => _versions;

    /// <summary>What was refused, and why.</summary>
    public List<Refusal> Refusals { get; } = [];

    /// <summary>The directory that is published as <c>update/</c>.</summary>
    public string Stream => _directory["update"];

    /// <summary>The certificate that clients pin.</summary>
    public string Certificate { get; }

    /// <summary>What happened, for people.</summary>
    public string Story => $"{_story}";

    /// <summary>Releases a history.</summary>
    /// <param name="plan">What happens.</param>
    /// <param name="onRefused">Shown each version that was mixed and refused, while it is served.</param>
    public static async Task<PublishedHistory> Release(HistoryPlan plan, Action<PublishedHistory, RefusedVersion>? onRefused = null)
    {
        var history = new PublishedHistory(plan);
        try
        {
            await history.ReleaseAll(onRefused);
            return history;
        }
        catch (Exception error)
        {
            var story = history.Story;
            history.Dispose();
            throw new AssertionException($"Seed {plan.Seed}:\n{story}{error}", error);
        }
    }

    /// <summary>A folder for a machine; it goes with the history.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(_directory[$"{name}-{Guid.NewGuid():N}"]).FullName;

    public SignatureVerifier Verifier() => new(Publisher.Signer.RootCertificatePem);

    public void Dispose() => _directory.Dispose();

    private async Task ReleaseAll(Action<PublishedHistory, RefusedVersion>? onRefused)
    {
        var distribution = Distribution.Least;
        for (var step = 0; step < _plan.Releases; step++)
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (next, changes) = _plan.Draw(distribution, _graveyard, step, attempt);
                if (!await TryRelease(next, changes, _plan.RequestsOf(step), onRefused))
                    continue;
                _graveyard.UnionWith(distribution.Nodes.Select(node => node.Path));
                distribution = _versions[^1].Distribution;
                break;
            }
        }
    }

    private async Task<bool> TryRelease(
        Distribution distribution,
        ImmutableArray<string> changes,
        ReleaseRequests requests,
        Action<PublishedHistory, RefusedVersion>? onRefused
    )
    {
        _shelf.Make(distribution.Packages.Values);
        var mixed = new List<ReleasedVersion>();
        foreach (var mix in Mixes(distribution, requests))
        {
            Tell(mix, requests, changes, isFirst: mixed.Count == 0);
            var refusal = await Refused(mix);
            if (refusal is null)
            {
                mixed.Add(mix.Released);
                continue;
            }

            _story.AppendLine($"  refused: {refusal}");
            Refusals.Add(refusal);
            if (onRefused is not null && (refusal.IsMixed ? refusal : await RefusedAfterMixing(mix)) is { } verified)
            {
                Switch([.. mixed, mix.Released]);
                onRefused(this, new(mix.Released, verified, [.. mixed]));
                SwitchBack();
            }

            foreach (var version in mixed.Append(mix.Released).Where(version => Directory.Exists(PathOf(version))))
                Directory.Delete(PathOf(version), recursive: true);
            return false;
        }

        Switch(mixed);
        _versions.AddRange(mixed);
        LosePacks(mixed, requests);
        return true;
    }

    /// <summary>One version, or the bridge and the start of a format.</summary>
    private IEnumerable<PlannedVersion> Mixes(Distribution distribution, ReleaseRequests requests)
    {
        var previous = _versions.LastOrDefault();
        var version = new StreamVersion((previous?.Version.Value ?? 0) + 10);
        var format = previous?.Format ?? _plan.FirstFormat;
        var request = Request(distribution, version, previous?.Version ?? StreamVersion.None, format) with
        {
            MinVersion = requests.MinVersion ? version : StreamVersion.None,
            DeltaBases =
            [
                .. _versions
                    .Where(each => each.Format == format && requests.Chance.Percent(requests.DeltaPercent))
                    .Select(each => each.Version),
            ],
        };
        if (!requests.FormatBump)
        {
            yield return new(request, new(version, format, distribution, IsBridge: false, [.. distribution.Bundles.Keys]));
            yield break;
        }

        var (next, nextFormat) = (new StreamVersion(version.Value + 10), new FormatNumber(format.Value + 1));
        var leaving = requests.BundleLeaves ? requests.Chance.PickOrNone(Leavable(distribution)) : null;
        var remaining = leaving is null ? distribution : distribution.WithoutBundle(leaving);
        // What the version before does not have is left out, as by the factory.
        var isKnown = leaving is not null && previous?.Bundles.Contains(leaving) == true;
        ImmutableArray<string> emptied = isKnown ? [leaving!] : [];
        ImmutableArray<string> dropped = leaving is null ? [] : [leaving];
        yield return new(
            request with
            {
                ClaimedVersion = next,
                ClaimedFormat = nextFormat,
                EmptiedBundles = emptied,
                DroppedBundles = isKnown ? [] : dropped,
            },
            new(version, format, remaining, IsBridge: true, [.. remaining.Bundles.Keys])
        );
        yield return new(
            Request(remaining, next, version, nextFormat) with
            {
                MinVersion = next,
                DroppedBundles = dropped,
                Timestamp = request.Timestamp,
            },
            new(next, nextFormat, remaining, IsBridge: false, [.. remaining.Bundles.Keys])
        );
    }

    /// <summary>Bundles that no other needs.</summary>
    private static IEnumerable<string> Leavable(Distribution distribution) =>
        distribution.Bundles.Keys.Where(name =>
            name is not (Distribution.Core or Distribution.UpdateBundle)
            && !distribution.Bundles.Values.Any(bundle => bundle.Includes.Contains(name) || bundle.AlsoAdds.Contains(name))
        );

    private MixRequest Request(Distribution distribution, StreamVersion version, StreamVersion previous, FormatNumber format) =>
        new()
        {
            Version = version,
            Previous = previous,
            Format = format,
            Packages = [.. distribution.Packages.Values.Where(package => !package.IsContent).Select(package => _shelf[package])],
            BundleDirectories = [Define(distribution, version)],
            UpstreamRelease = "1",
            ContentUrl = "https://example.test/update",
            VersionUrl = "https://example.test/update",
            StoreDirectory = _directory["store"],
            OutputDirectory = Stream,
            Signer = Publisher.Signer,
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + version.Value),
            FullfileCompression = [new(CompressionMethod.Gzip, 1)],
            ZeroPackCompression = new(CompressionMethod.Xz, 1),
        };

    private string Define(Distribution distribution, StreamVersion version)
    {
        var folder = NewFolder($"bundles-{version}");
        foreach (var bundle in distribution.Bundles.Values)
        {
            File.WriteAllLines(
                Path.Combine(folder, bundle.Name),
                [
                    $"# [TITLE]: {bundle.Name}",
                    $"# [STATUS]: {(bundle.IsExperimental ? "Experimental" : "Active")}",
                    .. bundle.Includes.Select(name => $"include({name})"),
                    .. bundle.AlsoAdds.Select(name => $"also-add({name})"),
                    .. bundle.UnExports.Select(path => $"un-export({path})"),
                    .. bundle
                        .Packages.Select(name => distribution.Packages[name])
                        .Select(package => package.IsContent ? $"content({_shelf[package]})" : package.Name),
                ]
            );
        }

        return folder;
    }

    private async Task<Refusal?> Refused(PlannedVersion mix)
    {
        try
        {
            await new EmbeddedMixer().MixAsync(mix.Request);
        }
        catch (MixException error)
        {
            return new(IsMixed: false, [], error.Message);
        }

        return Unsound(mix.Request.Version);
    }

    /// <summary>
    /// Why the verification refuses a version that the mixer would not make; null when it does not, or the version cannot do without the
    /// one before.
    /// </summary>
    private async Task<Refusal?> RefusedAfterMixing(PlannedVersion mix)
    {
        if (!mix.Request.EmptiedBundles.IsEmpty)
            return null;
        await CarelessMix.MakeAsync(mix.Request, NewFolder("careless"));
        return Unsound(mix.Request.Version);
    }

    private Refusal? Unsound(StreamVersion version)
    {
        using var verifier = Verifier();
        var errors = new StreamVerifier(Stream, verifier)
            .Verify(version)
            .Findings.Where(finding => finding.Severity == Severity.Error)
            .ToList();
        return errors.Count == 0
            ? null
            : new(IsMixed: true, [.. errors.Select(error => error.Rule).Distinct()], string.Join("\n    ", errors.Take(10)));
    }

    private void Switch(IReadOnlyList<ReleasedVersion> versions) =>
        new VersionFiles(Path.Combine(Stream, "version")).Switch(
            [
                .. versions
                    .GroupBy(version => version.Format)
                    .Select(format => new FormatPointer(format.Key, format.First().Version, format.Last().Version)),
            ],
            Publisher.Signer
        );

    private void SwitchBack()
    {
        Directory.Delete(Path.Combine(Stream, "version"), recursive: true);
        if (_versions.Count > 0)
            Switch(_versions);
    }

    private void LosePacks(List<ReleasedVersion> versions, ReleaseRequests requests)
    {
        foreach (
            var pack in versions
                .SelectMany(version => Directory.EnumerateFiles(PathOf(version), "pack-*"))
                .Order(StringComparer.Ordinal)
                .Where(_ => requests.Chance.Percent(requests.LostPacksPercent))
        )
        {
            File.Delete(pack);
            _story.AppendLine($"  lost: {Path.GetRelativePath(Stream, pack)}");
        }
    }

    private string PathOf(ReleasedVersion version) => Path.Combine(Stream, $"{version.Version}");

    private void Tell(PlannedVersion mix, ReleaseRequests requests, ImmutableArray<string> changes, bool isFirst)
    {
        var request = mix.Request;
        _story.AppendLine(
            $"version {request.Version}, format "
                + request.Format
                + (mix.Released.IsBridge ? $", bridge to {request.ClaimedVersion}" : "")
                + (requests.MinVersion && isFirst ? ", min-version" : "")
                + (request.DeltaBases.IsEmpty ? "" : $", deltas from {string.Join(", ", request.DeltaBases)}")
                + (request.EmptiedBundles.IsEmpty ? "" : $", without bundle {request.EmptiedBundles[0]}")
        );
        foreach (var change in changes.Where(_ => isFirst))
            _story.AppendLine($"  {change}");
    }

    private sealed record PlannedVersion(MixRequest Request, ReleasedVersion Released);
}
