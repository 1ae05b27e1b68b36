using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Connections.Koji;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;

namespace DistroFactory.Content;

/// <summary>The packages of the latest builds of a Koji tag, read from the hub and fetched from where its files are.</summary>
/// <param name="source">Which tag, and what of it.</param>
/// <param name="hub">The hub.</param>
/// <param name="cache">Fetched packages.</param>
internal sealed class KojiHubContent(KojiSource source, KojiHub hub, PackageCache cache) : IContentProvider
{
    private readonly KojiSelection _selection = new(source.Architecture, source.DebugInfo, source.Key);

    /// <inheritdoc/>
    public string Name { get; } = $"tag {source.Tag} of {hub.Name}";

    /// <inheritdoc/>
    /// <exception cref="FactoryException">There is no such tag.</exception>
    /// <exception cref="NetworkException">The hub cannot be reached, or has a problem.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        var content = await hub.ListTaggedAsync(source.Tag, _selection.Architectures, source.Inherit, cancellation).ConfigureAwait(false);
        var builds = content.Builds.DistinctBy(build => build.Id).ToDictionary(build => build.Id);
        return
        [
            .. content
                .Rpms.Where(rpm => _selection.Wants(rpm.Nevra))
                .Select(rpm => Package(rpm, builds))
                .DistinctBy(package => package.Nevra)
                .Order(ContentPackage.Order),
        ];
    }

    /// <inheritdoc/>
    /// <exception cref="FetchException">A package cannot be had, or is not what the hub says.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        ImmutableArray<Download> downloads =
        [
            .. packages.Select(package => new Download(
                WebAddress.WithCredentialsOf(new(source.TopUrl!), new(package.Location)),
                cache.PathOf(KeyOf(package)),
                $"{package.Nevra} {package.Size} {package.Checksum}",
                (path, token) => Task.Run(() => FindFault(path, package), token)
            )
            {
                Limit = package.Size,
            }),
        ];
        await cache.FetchAsync(downloads, packages.Sum(package => package.Size), Name, cancellation).ConfigureAwait(false);
        return new(packages, [.. downloads.Select(download => download.Path)]);
    }

    private ContentPackage Package(KojiRpm rpm, Dictionary<long, KojiBuild> builds)
    {
        if (!builds.TryGetValue(rpm.BuildId, out var build))
            throw new FactoryException(
                $"Listing {Name}",
                $"the hub lists the package {rpm.Nevra} without its build {rpm.BuildId}",
                "Run again; if it stays so, the hub's database needs a look."
            );
        var address = KojiFiles.AddressOf(WebAddress.Plain(new(source.TopUrl!)).AbsoluteUri, build, rpm, source.Key);
        // The hub knows the size of the unsigned file only; a signature makes it longer.
        return new(rpm.Nevra, "", source.Key is null ? rpm.Size : 0, address.AbsoluteUri, Name) { Checksum = rpm.PayloadHash };
    }

    private static string? FindFault(string path, ContentPackage package)
    {
        var size = new FileInfo(path).Length;
        return package.Size > 0 && size != package.Size
            ? $"what came has {size} bytes, and the hub says {package.Size}"
            : RpmInspection.FindFault(path, package.Nevra, package.Checksum);
    }

    private static string KeyOf(ContentPackage package) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{package.Location} {package.Checksum}")));
}
