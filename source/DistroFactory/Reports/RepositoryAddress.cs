using DistroFactory.Connections.Git;
using DistroFactory.Foundation;

namespace DistroFactory.Reports;

/// <summary>Where a repository is that a release was made of, as far as that means something on another machine.</summary>
internal static class RepositoryAddress
{
    /// <summary>What is said of a repository that is on the machine.</summary>
    public const string Local = "a directory of the machine";

    /// <summary>Its address without credentials; null: it is a path. What was checked out of it, its commit says.</summary>
    public static string? Of(FetchedRepository repository) =>
        repository.GitSource is { } place && !Path.IsPathRooted(place) && !place.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? AddressText.WithoutCredentials(place)
            : null;
}
