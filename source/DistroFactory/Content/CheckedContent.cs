using System.Collections.Immutable;
using DistroFactory.Connections.Web;
using DistroFactory.Model;

namespace DistroFactory.Content;

/// <summary>A provider whose packages must be sound and signed: what is fetched from it is checked before it is given to anybody.</summary>
/// <param name="provider">The provider.</param>
/// <param name="requirements">What its packages must be.</param>
/// <param name="advice">What to do about unsigned packages of this provider; null: what can be done anywhere.</param>
internal sealed class CheckedContent(IContentProvider provider, PackageRequirements requirements, string? advice) : IContentProvider
{
    /// <inheritdoc/>
    public string Name => provider.Name;

    /// <inheritdoc/>
    public int Priority => provider.Priority;

    /// <inheritdoc/>
    public Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default) => provider.ListAsync(cancellation);

    /// <inheritdoc/>
    /// <exception cref="FetchException">A package is not what it must be.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        var content = await provider.FetchAsync(packages, cancellation).ConfigureAwait(false);
        await requirements.RequireAsync(content, Name, advice, cancellation).ConfigureAwait(false);
        return content;
    }
}
