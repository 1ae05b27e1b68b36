using System.Collections.Immutable;

namespace DistroFactory.Content;

/// <summary>
/// A place packages come from. A boundary: local folder, RPM repository, Koji, release assets. A place that cannot be reached is
/// an error (<see cref="ContentException"/>), never an empty list.
/// </summary>
public interface IContentProvider
{
    /// <summary>What messages call this place.</summary>
    string Name { get; }

    /// <summary>1 to 99: packages of a lower number hide those of the same name of a higher one.</summary>
    int Priority => Configuration.RepositorySource.UsualPriority;

    /// <summary>The packages that are there, sorted; reads metadata only.</summary>
    Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default);

    /// <summary>Local paths of these packages, in their order; each one that was fetched is verified.</summary>
    Task<ImmutableArray<string>> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default);
}
