using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Mixing.Bundles;

namespace DistroFactory.Bundles;

/// <summary>
/// A digest of all that a bundle definition puts into a release. Comments, titles and the order of lines are not part of it.
/// </summary>
internal static class BundleFingerprint
{
    /// <summary>Bundle name → digest, for every bundle that the directories and the list of single-package bundles define.</summary>
    public static ImmutableSortedDictionary<string, string> OfAll(IEnumerable<string> directories, string? localPackages) =>
        OfAll(BundleDirectory.ReadAll(directories, localPackages));

    /// <summary>Bundle name → digest of its definition.</summary>
    public static ImmutableSortedDictionary<string, string> OfAll(IReadOnlyDictionary<string, BundleDefinition> bundles) =>
        bundles.ToImmutableSortedDictionary(bundle => bundle.Key, bundle => Of(bundle.Value), StringComparer.Ordinal);

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string Of(BundleDefinition bundle)
    {
        var text = new StringBuilder();
        text.Append($"status {bundle.Header.Status}\n");
        Lines(text, "include", bundle.Includes);
        Lines(text, "also-add", bundle.AlsoAdds);
        Lines(text, "un-export", bundle.UnExports);
        Lines(text, "package", bundle.Packages);
        foreach (var content in bundle.Contents.Order(StringComparer.Ordinal))
            text.Append($"content {content} {FolderFingerprint.Of(content)}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Lines(StringBuilder text, string directive, ImmutableArray<string> values)
    {
        foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            text.Append($"{directive} {value}\n");
    }
}
