using DistroFactory.Correctness.Bundles;
using DistroFactory.Correctness.Packaged;
using DistroFactory.Correctness.Published;
using DistroFactory.Correctness.Reports;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Rules;

/// <summary>A version has the bundles that are defined, and they include what their definitions say.</summary>
internal static class BundleRule
{
    public static IEnumerable<Disagreement> Check(PublishedVersion published, PackagedVersion packaged, IReadOnlyCollection<string> wanted)
    {
        var texts = packaged.Book.Texts;
        foreach (var bundle in published.Bundles.Keys.Where(bundle => !texts.ContainsKey(bundle)))
            yield return new(bundle, "", null, "the manifests have it, but no definition and no package is named like it");
        foreach (
            var bundle in (wanted.Count > 0 ? wanted : texts.Keys)
                .Where(bundle => !published.Bundles.ContainsKey(bundle))
                .Order(StringComparer.Ordinal)
        )
            yield return new(bundle, "", null, "it is to be in the version, but the manifests do not have it");
        foreach (var (bundle, view) in published.Bundles.Where(bundle => texts.ContainsKey(bundle.Key)))
        {
            string[] includes =
                bundle == BundleBook.Core
                    ? []
                    :
                    [
                        .. texts[bundle]
                            .Includes.Append(BundleBook.Core)
                            .Where(include => include != bundle)
                            .Distinct()
                            .Order(StringComparer.Ordinal),
                    ];
            if (!includes.SequenceEqual(view.Manifest.Includes.Order(StringComparer.Ordinal)))
                yield return new(
                    bundle,
                    "",
                    null,
                    $"its manifest includes {Join(view.Manifest.Includes)}, its definition {Join(includes)}"
                );
            string[] alsoAdds =
                view.Manifest.Format < ManifestLimits.AlsoAddSince
                    ? []
                    : [.. texts[bundle].AlsoAdds.Except(includes).Order(StringComparer.Ordinal)];
            if (!alsoAdds.SequenceEqual(view.Manifest.AlsoAdds.Order(StringComparer.Ordinal)))
                yield return new(
                    bundle,
                    "",
                    null,
                    $"its manifest also adds {Join(view.Manifest.AlsoAdds)}, its definition {Join(alsoAdds)}"
                );
        }
    }

    private static string Join(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "nothing";
}
