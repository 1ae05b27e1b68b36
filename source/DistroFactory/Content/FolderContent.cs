using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Content;

/// <summary>All RPM files below a folder, source packages apart.</summary>
/// <param name="folder">An absolute path.</param>
/// <param name="digests">SHA-256 of files that need not be read again; null: all are read.</param>
internal sealed class FolderContent(string folder, FileFacts? digests = null) : IContentProvider
{
    /// <inheritdoc/>
    public string Name => folder;

    /// <inheritdoc/>
    /// <exception cref="FetchException">The folder is missing, or has two different packages of one identity.</exception>
    /// <exception cref="PackageException">A file is no sound RPM.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        var found = new ConcurrentBag<ContentPackage>();
        await Parallel
            .ForEachAsync(
                Files(),
                cancellation,
                (path, _) =>
                {
                    var package = RpmPackage.Open(path);
                    var sha256 = digests is null ? package.ComputeSha256() : digests.Of(path, package.ComputeSha256);
                    found.Add(new(package.Info.Nevra, sha256, new FileInfo(path).Length, path, Name) { Info = package.Info });
                    return ValueTask.CompletedTask;
                }
            )
            .ConfigureAwait(false);
        return [.. found.GroupBy(package => package.Nevra).Select(TheOne).Order(ContentPackage.Order)];
    }

    /// <inheritdoc/>
    /// <exception cref="FetchException">A package was removed since it was listed.</exception>
    public Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        var gone = packages.FirstOrDefault(package => !File.Exists(package.Location));
        return gone is null
            ? Task.FromResult(new FetchedContent(packages, [.. packages.Select(package => package.Location)]))
            : throw new FetchException(
                $"Fetching {gone.Nevra}",
                $"{gone.Location} is gone since it was listed",
                "Do not change the folder while a release is made; start again."
            );
    }

    private string[] Files()
    {
        try
        {
            var everything = new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.None,
                IgnoreInaccessible = false,
            };
            return
            [
                .. Directory
                    .EnumerateFiles(folder, "*.rpm", everything)
                    .Where(path => !path.EndsWith(".src.rpm", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FetchException($"Listing the packages of {folder}", error.Message, "Check 'content' in distro.yaml.", error);
        }
    }

    private static ContentPackage TheOne(IGrouping<Nevra, ContentPackage> same)
    {
        var first = same.MinBy(package => package.Location, StringComparer.Ordinal)!;
        var other = same.FirstOrDefault(package => package.Sha256 != first.Sha256);
        return other is null
            ? first
            : throw new FetchException(
                $"Listing the packages of {first.Provider}",
                $"{first.Location} and {other.Location} are different packages that both say they are {first.Nevra}",
                "Remove one, or raise its release."
            );
    }
}
