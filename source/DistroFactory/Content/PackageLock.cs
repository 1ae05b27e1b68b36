using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistroFactory.Connections.Web;
using DistroFactory.Model;
using DistroFactory.Packages;

namespace DistroFactory.Content;

/// <summary>The packages that a release is made of again, each by its SHA-256: no other file will do.</summary>
/// <param name="content">The lock of the release.</param>
internal sealed class PackageLock(ReleaseLock content)
{
    private const string Advice =
        "Ask whoever keeps the packages for the file; the package repository of the release has it: releases/V/repo/x86_64/os.";

    private readonly Dictionary<Nevra, string> _own = content
        .Packages.Where(package => package.Origin != PackageOrigin.Upstream)
        .DistinctBy(package => package.Nevra)
        .ToDictionary(package => package.Nevra, package => package.Sha256);
    private readonly HashSet<string> _builds = content.Builds.ToHashSet(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _others = new(StringComparer.Ordinal);

    /// <summary>Whether a package on offer is one of them, as far as the offer tells.</summary>
    /// <param name="package">The package.</param>
    /// <param name="provider">Who offers it.</param>
    public bool Admits(ContentPackage package, string provider)
    {
        if (package.IsBuild)
            return _builds.Contains($"{package.Nevra}");
        if (_own.TryGetValue(package.Nevra, out var sha256) && package.Sha256.Length == 0 || package.Sha256 == sha256)
            return true;
        _others.TryAdd(
            package.Nevra.Name,
            $"{provider} has {(sha256 is null ? $"{package.Nevra}" : $"another file of it, with SHA-256 {package.Sha256}")}"
        );
        return false;
    }

    /// <summary>Refuses an offer that lacks one of them.</summary>
    /// <param name="offered">What all providers offer.</param>
    /// <exception cref="FetchException">It does.</exception>
    public void RefuseMissing(ImmutableArray<ContentPackage> offered)
    {
        foreach (var build in _builds.Except(offered.Where(package => package.IsBuild).Select(package => $"{package.Nevra}")))
            throw new FetchException($"Looking for the build {build} of the lock", "no provider has it", Advice);
        // Of a build the packages are known when it is fetched.
        if (_builds.Count == 0)
            RefuseMissing(offered.Select(package => package.Nevra));
    }

    /// <summary>What of packages that were fetched a release is made of again.</summary>
    /// <exception cref="FetchException">One is missing, or another file.</exception>
    public FetchedContent Take(FetchedContent fetched)
    {
        var taken = fetched.Packages.Zip(fetched.Paths).Where(pair => Admits(pair.First, pair.First.Provider)).ToArray();
        RefuseMissing(taken.Select(pair => pair.First.Nevra));
        return new([.. taken.Select(pair => pair.First)], [.. taken.Select(pair => pair.Second)]);
    }

    /// <summary>Refuses packages of an upstream that are others than a release was made of.</summary>
    /// <exception cref="FetchException">They are.</exception>
    public static void RefuseOther(ReleaseLock content, IEnumerable<UpstreamMaterial> materials)
    {
        var locked = content
            .Packages.Where(package => package.Origin == PackageOrigin.Upstream)
            .Select(package => (package.Nevra, package.Sha256))
            .ToHashSet();
        var fetched = materials
            .SelectMany(material => material.Packages.Packages)
            .Select(package => (package.Nevra, package.Sha256))
            .ToHashSet();
        foreach (var (nevra, sha256) in fetched.Except(locked))
            throw Other($"it has {nevra} with SHA-256 {sha256}, which the lock does not name");
        foreach (var (nevra, sha256) in locked.Except(fetched))
            throw Other($"{nevra} with SHA-256 {sha256} is not among the packages that the bundles need of it");
    }

    private void RefuseMissing(IEnumerable<Nevra> there)
    {
        var found = there.ToHashSet();
        foreach (var (nevra, sha256) in _own.Where(package => !found.Contains(package.Key)))
            throw new FetchException(
                $"Looking for {nevra} of the lock, with SHA-256 {sha256}",
                _others.TryGetValue(nevra.Name, out var other) ? $"no provider has this file; {other}" : "no provider has it",
                Advice
            );
    }

    private static FetchException Other(string why) =>
        new("Comparing the packages of the upstream with the lock", why, "The upstream changed a version that it had published.");
}
