using System.Collections.Immutable;
using System.Security.Cryptography;
using DistroFactory.Evidence;
using DistroFactory.Mixing;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Evidence;

/// <summary>The lists of components of a release: of the stream, and of each image.</summary>
/// <param name="workplace">The workplace.</param>
/// <param name="release">The release.</param>
/// <param name="tool">The factory that runs.</param>
internal sealed class ReleaseBoms(Workplace workplace, ReleaseRecord release, FactoryTool tool)
{
    private const string Core = "os-core";

    /// <summary>The list of the stream.</summary>
    public Bom OfStream()
    {
        var includes = release.Bundles.ToDictionary(bundle => bundle.Name, IncludesOf, StringComparer.Ordinal);
        var packages = release.Bundles.ToDictionary(bundle => bundle.Name, bundle => bundle.Packages, StringComparer.Ordinal);
        var suppliers = Suppliers();
        return new()
        {
            Namespace = workplace.Directory.Namespace,
            Title = workplace.Configuration.Title,
            Release = release,
            Tool = tool,
            Bundles =
            [
                .. release.Bundles.Select(bundle => new BomBundle(
                    bundle.Name,
                    $"{bundle.Version}",
                    includes[bundle.Name],
                    // What an include brings is told of that.
                    [.. bundle.Packages.Except(includes[bundle.Name].SelectMany(name => packages.GetValueOrDefault(name, [])))]
                )),
            ],
            Packages = release.Packages,
            Supplier = suppliers.GetValueOrDefault,
            // mixer takes packages that never come through the factory's hands.
            IsComplete = !workplace.UsesMixer,
        };
    }

    /// <summary>The list of each image that was made.</summary>
    public IEnumerable<Bom> OfImages()
    {
        if (workplace.Records.Find(ReleaseRecords.Images) is not { } images || images.Version != release.Version)
            yield break;
        var stream = OfStream();
        var isEmbedded = workplace.Configuration.Images is { } configured && !ImageEngineChoice.UsesInstaller(configured);
        foreach (var image in images.Results.Where(image => image.Failure is null))
            yield return stream.Of(
                image.Name,
                [.. image.Files.Where(file => file.Checksum is not null).Select(file => new BomFile(file.Name, Digest(file)))],
                image.Bundles.Append(Core),
                // clr-installer adds what a target needs.
                isEmbedded
            );
    }

    private ImmutableArray<string> IncludesOf(MixedBundle bundle)
    {
        var path = new StreamTree(workplace.Stage.Update).Manifest(bundle.Version, bundle.Name);
        return File.Exists(path) ? ManifestReader.ReadFile(path).Includes : [];
    }

    private string Digest(ImageFile file)
    {
        using var content = File.OpenRead(Path.Combine(workplace.Stage.ReleaseOf(release.Version), "images", file.Name));
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    // A folder of the machine says nothing to others: what lies there is the distribution's own.
    private Dictionary<string, string?> Suppliers()
    {
        var own = workplace.Records.Load(ReleaseRecords.Content);
        var upstream = workplace.Records.Find(ReleaseRecords.Upstream) ?? UpstreamContent.None;
        return own
            .Packages.Concat(upstream.Materials.SelectMany(material => material.Packages.Packages))
            .DistinctBy(package => package.Sha256)
            .ToDictionary(package => package.Sha256, package => Shown(package.Provider));
    }

    private static string? Shown(string provider) =>
        Path.IsPathRooted(provider) || provider.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? null
            : provider.Replace("***@", "", StringComparison.Ordinal);
}
