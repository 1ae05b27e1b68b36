using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Versions;

/// <summary>The paths of an update tree (update-stream specification, "Layout").</summary>
/// <param name="Root">The directory that is published as <c>update/</c>.</param>
public sealed record StreamTree(string Root)
{
    /// <summary>The directory of the version files.</summary>
    public string VersionFiles => Path.Combine(Root, "version");

    /// <summary>The directory of a version.</summary>
    public string Of(StreamVersion version) => Path.Combine(Root, version.ToString());

    /// <summary>The loose manifest; clients read the tar.</summary>
    public string Manifest(StreamVersion version, string name) => Path.Combine(Of(version), "Manifest." + name);

    /// <summary>The manifest as clients fetch it.</summary>
    public string ManifestTar(StreamVersion version, string name) => Manifest(version, name) + ".tar";

    /// <summary>The signature of the MoM.</summary>
    public string MomSignature(StreamVersion version) =>
        Manifest(version, Manifests.Manifest.MomName) + Versions.VersionFiles.SignatureExtension;

    /// <summary>A fullfile.</summary>
    public string Fullfile(StreamVersion version, SwupdHash hash) => Path.Combine(Of(version), "files", $"{hash}.tar");

    /// <summary>A pack; both versions are the bundle's own, <see cref="StreamVersion.None"/> for a zero pack.</summary>
    public string Pack(StreamVersion version, string bundle, StreamVersion from) =>
        Path.Combine(Of(version), $"pack-{bundle}-from-{from}.tar");

    /// <summary>The versions that a directory has folders of, in no order; none when there is no such directory.</summary>
    public static StreamVersion[] VersionsIn(string directory) =>
        Directory.Exists(directory)
            ?
            [
                .. Directory
                    .EnumerateDirectories(directory)
                    .Select(path => StreamVersion.TryParse(Path.GetFileName(path), out var version) ? version : StreamVersion.None)
                    .Where(version => version > StreamVersion.None),
            ]
            : [];

    /// <summary>The manifests of a version, as they lie there: nothing is verified.</summary>
    /// <exception cref="ManifestFormatException">One breaks the format.</exception>
    public ManifestSet ReadManifests(StreamVersion version)
    {
        var mom = ManifestReader.ReadFile(Manifest(version, Manifests.Manifest.MomName));
        return new(
            mom,
            mom.Entries.Where(line => line.IsPresent)
                .ToDictionary(line => line.Name, line => ManifestReader.ReadFile(Manifest(line.Version, line.Name)))
        );
    }

    /// <summary>A path as it is named in findings: relative to the root.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path);
}
