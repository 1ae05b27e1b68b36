using System.Collections.Immutable;
using DistroFactory.Mixing;

namespace DistroFactory.Steps.Notes;

/// <summary>A bundle published again, with its size before and now in bytes.</summary>
internal sealed record BundleChange(string Name, long SizeBefore, long SizeNow);

/// <summary>How the bundles of a release differ from those of the one before.</summary>
internal sealed record BundleChanges
{
    /// <summary>Bundles that are new.</summary>
    public ImmutableArray<MixedBundle> Added { get; init; } = [];

    /// <summary>Bundles that are gone.</summary>
    public ImmutableArray<MixedBundle> Removed { get; init; } = [];

    /// <summary>Bundles whose manifest was published again.</summary>
    public ImmutableArray<BundleChange> Changed { get; init; } = [];

    /// <summary>Compares two releases' bundles.</summary>
    public static BundleChanges Between(ImmutableArray<MixedBundle> older, ImmutableArray<MixedBundle> newer)
    {
        var then = older.ToDictionary(bundle => bundle.Name, StringComparer.Ordinal);
        var now = newer.ToDictionary(bundle => bundle.Name, StringComparer.Ordinal);
        return new()
        {
            Added = [.. newer.Where(bundle => !then.ContainsKey(bundle.Name))],
            Removed = [.. older.Where(bundle => !now.ContainsKey(bundle.Name))],
            Changed =
            [
                .. newer
                    .Where(bundle => then.TryGetValue(bundle.Name, out var old) && old.Version != bundle.Version)
                    .Select(bundle => new BundleChange(bundle.Name, then[bundle.Name].ContentSize, bundle.ContentSize)),
            ],
        };
    }
}
