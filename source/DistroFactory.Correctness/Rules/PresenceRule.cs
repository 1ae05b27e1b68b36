using DistroFactory.Correctness.Packaged;
using DistroFactory.Correctness.Published;
using DistroFactory.Correctness.Reports;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Rules;

/// <summary>A manifest lists what the packages have, as what they have it, and nothing else.</summary>
internal static class PresenceRule
{
    public static IEnumerable<Disagreement> Check(BundleView bundle)
    {
        var (own, present) = (bundle.Packaged.Own, bundle.Published.Present);
        foreach (var path in own.Where(path => !present.ContainsKey(path)))
            yield return bundle.Disagree(
                path,
                MixerFiles.Contains(path)
                    ? "every mix has this file, but it is not in the manifest"
                    : "it is in the packages, but not in the manifest"
            );
        foreach (var path in present.Keys.Where(path => !own.Contains(path)))
            yield return bundle.Disagree(path, "it is in the manifest, but in no package of the bundle");
        foreach (var path in bundle.Published.Repeated)
            yield return bundle.Disagree(path, "the manifest lists it more than once");
        var hasVariants = own.Any(path => PackagedPath.VariantRoot(path).Length > 0);
        foreach (var (path, line) in present.Where(entry => own.Contains(entry.Key)))
        {
            if (bundle.Packages.Tree.TypeOf(path) is var type && type != line.Type)
                yield return bundle.Disagree(path, $"the manifest says it is a {Word(line.Type)}, the packages say a {Word(type)}");
            else if (IsExported(bundle, line) != (line.Misc == EntryMisc.Exported))
                yield return bundle.Disagree(
                    path,
                    line.Misc == EntryMisc.Exported
                        ? "the manifest exports it, its path or the definition does not"
                        : "the manifest does not export it, and nothing says so"
                );
            else if (
                (hasVariants ? VariantLetters.Of(path[..^line.Name.Length], line.Name, own.Contains) : VariantLetters.None) is var letter
                && letter != line.Variant
            )
                yield return bundle.Disagree(
                    path,
                    $"its variant flag is '{line.Variant}' in the manifest, but '{letter}' for the variants that the packages have"
                );
        }
    }

    private static bool IsExported(BundleView bundle, ManifestEntry line) =>
        line.Type != EntryType.Directory
        && PackagedPath.IsExported(line.Name)
        && !bundle.Packages.Book.Texts[bundle.Name].UnExports.Contains(line.Name);

    private static string Word(EntryType type) => type.ToString().ToLowerInvariant();
}
