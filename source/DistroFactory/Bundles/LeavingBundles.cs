using System.Collections.Immutable;
using DistroFactory.Mixing.Bundles;

namespace DistroFactory.Bundles;

/// <summary>Bundles whose status says that the next format bump removes them: <c>Deprecated</c> and <c>Pending-Delete</c>.</summary>
internal static class LeavingBundles
{
    /// <summary>Their names, in order.</summary>
    public static ImmutableArray<string> Of(IEnumerable<BundleDefinition> bundles) =>
        [
            .. bundles
                .Where(bundle => bundle.Header.Status is BundleStatus.Deprecated or BundleStatus.PendingDelete)
                .Select(bundle => bundle.Name)
                .Order(StringComparer.Ordinal),
        ];
}
