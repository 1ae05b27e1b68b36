using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Evidence;

/// <summary>Where the evidence of a release lies, as paths below the root of a stage or of a place.</summary>
/// <param name="version">The release.</param>
internal sealed class EvidenceFiles(StreamVersion version)
{
    /// <summary>What file names of the lists of components end in.</summary>
    public const string BomSuffix = ".cdx.json";

    /// <summary>The folder of the release.</summary>
    public string Folder => $"releases/{version}";

    /// <summary>What of it is a package repository.</summary>
    public string Repository => $"{Folder}/repo";

    /// <summary>The record of the release.</summary>
    public string Record => $"{Folder}/release-{version}.json";

    /// <summary>The lock file.</summary>
    public string Lock => $"{Folder}/release-{version}.lock";

    /// <summary>The list of components of the stream.</summary>
    public string Bom => $"{Folder}/sbom-{version}{BomSuffix}";

    /// <summary>The provenance, as an envelope of DSSE; its signature covers all other evidence.</summary>
    public string Provenance => $"{Folder}/provenance-{version}.intoto.jsonl";

    /// <summary>The folder of the images.</summary>
    public string Images => $"{Folder}/images";

    /// <summary>The list of components of an image.</summary>
    public string BomOf(string image) => $"{Folder}/sbom-{version}-{image}{BomSuffix}";

    /// <summary>The image of a list of components; null: it is none of an image.</summary>
    public string? ImageOf(string bom) =>
        bom.StartsWith($"{Folder}/sbom-{version}-", StringComparison.Ordinal) && bom.EndsWith(BomSuffix, StringComparison.Ordinal)
            ? bom[$"{Folder}/sbom-{version}-".Length..^BomSuffix.Length]
            : null;

    /// <summary>The manifest of manifests of a version.</summary>
    public static string Mom(StreamVersion version) => $"update/{version}/Manifest.MoM";

    /// <summary>All evidence that lies in a stage.</summary>
    public IEnumerable<string> In(StagedTree stage)
    {
        var folder = Path.Combine(stage.Root, Folder);
        return !Directory.Exists(folder)
            ? []
            : Directory
                .EnumerateFiles(folder)
                .Select(path => $"{Folder}/{Path.GetFileName(path)}")
                .Where(path => path == Lock || path == Bom || path == Provenance || ImageOf(path) is not null)
                .Order(StringComparer.Ordinal);
    }
}
