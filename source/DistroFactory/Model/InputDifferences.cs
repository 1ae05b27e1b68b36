using System.Collections.Immutable;

namespace DistroFactory.Model;

/// <summary>A setting whose value differs; null where there was or is none.</summary>
internal sealed record SettingChange(string Key, string? Old, string? New)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key}: {Old ?? "(not set)"} -> {New ?? "(not set)"}";
}

/// <summary>What differs between the inputs of the latest release and those of the next.</summary>
internal sealed record InputDifferences
{
    /// <summary>Packages offered.</summary>
    public required PackageDifferences Packages { get; init; }

    /// <summary>Bundles defined now and not then.</summary>
    public ImmutableArray<string> BundlesAdded { get; init; } = [];

    /// <summary>Bundles defined then and not now.</summary>
    public ImmutableArray<string> BundlesRemoved { get; init; } = [];

    /// <summary>Bundles whose definition differs.</summary>
    public ImmutableArray<string> BundlesChanged { get; init; } = [];

    /// <summary>Settings that differ.</summary>
    public ImmutableArray<SettingChange> Settings { get; init; } = [];

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Packages.IsEmpty && BundlesAdded.IsEmpty && BundlesRemoved.IsEmpty && BundlesChanged.IsEmpty && Settings.IsEmpty;

    /// <summary>Compares the inputs of two releases; what nobody recorded of the older one counts as equal.</summary>
    public static InputDifferences Between(ReleaseInputs older, ReleaseInputs newer) =>
        older.KnowsPackagesOnly ? new() { Packages = PackageDifferences.Between(older.Packages, newer.Packages) } : All(older, newer);

    private static InputDifferences All(ReleaseInputs older, ReleaseInputs newer) =>
        new()
        {
            Packages = PackageDifferences.Between(older.Packages, newer.Packages),
            BundlesAdded = [.. newer.Bundles.Keys.Except(older.Bundles.Keys)],
            BundlesRemoved = [.. older.Bundles.Keys.Except(newer.Bundles.Keys)],
            BundlesChanged =
            [
                .. newer
                    .Bundles.Where(bundle => older.Bundles.TryGetValue(bundle.Key, out var then) && then != bundle.Value)
                    .Select(bundle => bundle.Key),
            ],
            Settings =
            [
                .. older
                    .Settings.Keys.Union(newer.Settings.Keys)
                    .Order(StringComparer.Ordinal)
                    .Select(key => new SettingChange(key, older.Settings.GetValueOrDefault(key), newer.Settings.GetValueOrDefault(key)))
                    .Where(change => change.Old != change.New),
            ],
        };
}
