using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Web;
using DistroFactory.Model;
using DistroFactory.Packages;

namespace DistroFactory.Content;

/// <summary>A provider of which some packages are taken.</summary>
/// <param name="provider">The provider.</param>
/// <param name="selection">Which packages.</param>
/// <param name="released">The package of a name that the latest release has; null: none.</param>
internal sealed class SelectedContent(IContentProvider provider, PackageSelection selection, Func<string, Nevra?> released)
    : IContentProvider
{
    private readonly ConcurrentDictionary<string, bool> _warnings = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => provider.Name;

    /// <inheritdoc/>
    public int Priority => provider.Priority;

    /// <summary>Patterns that matched no package when it was asked, one sentence each.</summary>
    public IEnumerable<string> Warnings => _warnings.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="FetchException">A version that is to be taken is not there.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        var packages = await provider.ListAsync(cancellation).ConfigureAwait(false);
        // Which packages a build has is known once it is fetched.
        return packages.Any(package => package.IsBuild) ? packages : Select(packages);
    }

    /// <inheritdoc/>
    /// <exception cref="FetchException">A version that is to be taken is not there.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        var content = await provider.FetchAsync(packages, cancellation).ConfigureAwait(false);
        if (!packages.Any(package => package.IsBuild))
            return content;
        var selected = Select(content.Packages).ToHashSet();
        var pairs = content.Packages.Zip(content.Paths).Where(pair => selected.Contains(pair.First)).ToArray();
        return new([.. pairs.Select(pair => pair.First)], [.. pairs.Select(pair => pair.Second)]);
    }

    private ImmutableArray<ContentPackage> Select(ImmutableArray<ContentPackage> packages)
    {
        var names = packages.Select(package => package.Nevra.Name).ToHashSet(StringComparer.Ordinal);
        Warn("only", selection.Only, names);
        Warn("exclude", selection.Exclude, names);
        Warn("hold", selection.Hold, names);
        return
        [
            .. packages
                .Where(package => selection.Only.IsEmpty || NamePattern.MatchesAny(selection.Only, package.Nevra.Name))
                .Where(package => !NamePattern.MatchesAny(selection.Exclude, package.Nevra.Name))
                .GroupBy(package => package.Nevra.Name, StringComparer.Ordinal)
                .SelectMany(SelectVersions)
                .Concat(MissingPins(names))
                .Order(ContentPackage.Order),
        ];
    }

    private IEnumerable<ContentPackage> SelectVersions(IGrouping<string, ContentPackage> versions)
    {
        if (selection.Pin.TryGetValue(versions.Key, out var pin))
            return Expect(versions, package => IsPinned(package.Nevra.Evr, pin), $"'pin' asks for its version {pin}");
        return NamePattern.MatchesAny(selection.Hold, versions.Key) && released(versions.Key) is { } held
            ? Expect(versions, package => IsSame(package.Nevra, held), $"'hold' keeps it at the version {held.Evr} of the latest release")
            : versions;
    }

    // Nothing else may take its place: an older or newer version is what was to be prevented.
    private ContentPackage[] Expect(IGrouping<string, ContentPackage> versions, Func<ContentPackage, bool> isWanted, string why)
    {
        var wanted = versions.Where(isWanted).ToArray();
        return wanted.Length > 0
            ? wanted
            : throw Refusal(
                $"of {versions.Key}, {why}, but there is only {string.Join(", ", versions.Select(package => package.Nevra.Evr).Distinct())}"
            );
    }

    private IEnumerable<ContentPackage> MissingPins(HashSet<string> names) =>
        selection.Pin.Keys.FirstOrDefault(name => !names.Contains(name)) is { } missing
            ? throw Refusal($"'pin' asks for {missing} {selection.Pin[missing]}, but there is no package of that name")
            : [];

    private FetchException Refusal(string why) =>
        new($"Choosing the packages of {Name}", why, "Put that version back, or change 'pin' and 'hold' in distro.yaml.");

    private void Warn(string key, ImmutableArray<string> patterns, HashSet<string> names)
    {
        foreach (var pattern in patterns.Where(pattern => !names.Any(name => NamePattern.Matches(pattern, name))))
            _warnings.TryAdd($"'{key}' names {pattern}, but {Name} has no such package.", true);
    }

    private static bool IsPinned(Evr evr, string pin) =>
        NamePattern.Matches(pin, evr.ToString()) || NamePattern.Matches(pin, (evr with { Release = "" }).ToString());

    // The original factory recorded neither epoch nor architecture.
    private static bool IsSame(Nevra package, Nevra held) =>
        held.Arch.Length == 0
            ? (package.Evr with { Epoch = 0 }).CompareTo(held.Evr with { Epoch = 0 }) == 0
            : package.Evr.CompareTo(held.Evr) == 0;
}
