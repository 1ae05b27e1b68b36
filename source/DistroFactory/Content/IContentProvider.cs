using System.Collections.Immutable;
using DistroFactory.Connections.Web;
using DistroFactory.Model;

namespace DistroFactory.Content;

/// <summary>
/// A place packages come from. A boundary: local folder, RPM repository, Koji, release assets. A place that cannot be reached is
/// an error (<see cref="FetchException"/>), never an empty list.
/// </summary>
internal interface IContentProvider
{
    /// <summary>What messages call this place.</summary>
    string Name { get; }

    /// <summary>1 to 99: packages of a lower number hide those of the same name of a higher one.</summary>
    int Priority => Configuration.RepositorySource.UsualPriority;

    /// <summary>The packages that are there, sorted; reads metadata only.</summary>
    Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default);

    /// <summary>
    /// These packages as they lie on disk; each one that was fetched is verified. Where builds were listed: all packages of them.
    /// </summary>
    Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default);
}
