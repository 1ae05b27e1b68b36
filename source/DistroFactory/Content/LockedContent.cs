using System.Collections.Immutable;
using DistroFactory.Model;

namespace DistroFactory.Content;

/// <summary>A provider of which nothing is taken but what a lock names.</summary>
/// <param name="provider">The provider.</param>
/// <param name="locked">The lock.</param>
internal sealed class LockedContent(IContentProvider provider, PackageLock locked) : IContentProvider
{
    /// <inheritdoc/>
    public string Name => provider.Name;

    /// <inheritdoc/>
    public int Priority => provider.Priority;

    /// <inheritdoc/>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default) =>
        [.. (await provider.ListAsync(cancellation).ConfigureAwait(false)).Where(package => locked.Admits(package, Name))];

    /// <inheritdoc/>
    public Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default) =>
        provider.FetchAsync(packages, cancellation);
}
