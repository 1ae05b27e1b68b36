using System.Globalization;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Stage;

/// <summary>The paths of a stage: what the original pipelines stage, in the same places.</summary>
/// <param name="Root">The directory that is published.</param>
internal sealed record StagedTree(string Root)
{
    /// <summary>File with the latest version, for people and for the tools of the original pipelines.</summary>
    public string Latest => Path.Combine(Root, "latest");

    /// <summary>Whose stream this is, see <see cref="Stage.StreamRecord"/>.</summary>
    public string StreamRecord => Path.Combine(Root, Stage.StreamRecord.FileName);

    /// <summary>The pointers of channels, a tree without versions for each.</summary>
    public string Channels => Path.Combine(Root, "channels");

    /// <summary>The names of the channels that have a tree.</summary>
    public IEnumerable<string> ChannelNames =>
        Directory.Exists(Channels)
            ? Directory
                .EnumerateDirectories(Channels)
                .Select(folder => Path.GetFileName(folder))
                .Where(name => !name.Contains(AtomicFile.PartialMark, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>What a channel did, see <see cref="Model.ChannelRecord"/>; in the tree of the channel.</summary>
    public string ChannelRecord => Path.Combine(Root, "channel.txt");

    /// <summary>Link to the images of the latest version.</summary>
    public string Images => Path.Combine(Root, "images");

    /// <summary>The update stream that clients read.</summary>
    public string Update => Path.Combine(Root, "update");

    /// <summary>Link to the latest version of the stream.</summary>
    public string UpdateLatest => Path.Combine(Update, "latest");

    /// <summary>The version files.</summary>
    public string VersionFiles => Path.Combine(Update, "version");

    /// <summary>Everything about the releases besides the stream.</summary>
    public string Releases => Path.Combine(Root, "releases");

    /// <summary>Link to the latest release.</summary>
    public string ReleasesLatest => Path.Combine(Releases, "latest");

    /// <summary>The pointers of one channel. Its version files are where those of a stage are, and lead to versions of this tree.</summary>
    public StagedTree Channel(string name) => new(Path.Combine(Channels, name));

    /// <summary>One version of the stream.</summary>
    public string UpdateOf(StreamVersion version) => Path.Combine(Update, version.ToString());

    /// <summary>One release.</summary>
    public string ReleaseOf(StreamVersion version) => Path.Combine(Releases, version.ToString());

    /// <summary>The folders of a version below the root, <c>update/V</c> and <c>releases/V</c>, as far as they are there.</summary>
    public IEnumerable<string> FoldersOf(StreamVersion version) =>
        new[] { $"update/{version}", $"releases/{version}" }.Where(folder => Directory.Exists(Path.Combine(Root, folder)));

    /// <summary>The packages of one release, as a repository.</summary>
    public string RepositoryOf(StreamVersion version) => RepositoryIn(ReleaseOf(version));

    /// <summary>The packages of a release that lies in some directory.</summary>
    public static string RepositoryIn(string release) => Path.Combine(release, "repo", "x86_64", "os");

    /// <summary>The certificate that clients of one release pin.</summary>
    public string RootCertificateOf(StreamVersion version) => RootCertificateIn(ReleaseOf(version));

    /// <summary>The certificate that clients pin, of a release that lies in some directory.</summary>
    public static string RootCertificateIn(string release) => Path.Combine(release, "config", "Swupd_Root.pem");

    /// <summary>The certificate that clients of one release pin, PEM; null when the stage does not have it.</summary>
    public string? FindRootCertificate(StreamVersion version) =>
        RootCertificateOf(version) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    /// <summary>The bundle definitions of one release.</summary>
    public string DefinitionsOf(StreamVersion version) => Path.Combine(ReleaseOf(version), "config", "bundles");

    /// <summary>A report of one release: <c>releases/V/NAME-V.EXTENSION</c>.</summary>
    public string ReportOf(StreamVersion version, string name, string extension) =>
        Path.Combine(ReleaseOf(version), string.Create(CultureInfo.InvariantCulture, $"{name}-{version}.{extension}"));

    /// <summary>The first version of a format; none when it is not recorded.</summary>
    public StreamVersion FirstOf(FormatNumber format) => new VersionFiles(VersionFiles).First(format);

    /// <summary>The version clients are told to be the latest; none when nothing is staged.</summary>
    /// <exception cref="FactoryException">A version file holds something else than a version.</exception>
    /// <remarks>
    /// The version files are switched before the other pointers: when a run is killed in between, they are what clients follow. A stage of
    /// the original factory has no <c>latest_version</c>; there the file <c>latest</c> counts.
    /// </remarks>
    public StreamVersion ReadLatest() => ReadServed() is var served && served != StreamVersion.None ? served : ReadOriginalLatest();

    /// <summary>The version that <c>latest_version</c> names; none when this factory has not staged anything yet.</summary>
    public StreamVersion ReadServed() => new VersionFiles(VersionFiles).Latest();

    private StreamVersion ReadOriginalLatest()
    {
        if (!File.Exists(Latest))
            return StreamVersion.None;
        return UpdateStream.Versions.VersionFiles.TryParse(File.ReadAllBytes(Latest), out var version)
            ? version
            : throw new FactoryException($"Reading {Latest}", "it does not hold a version number", "Restore it from a copy of the stage.");
    }
}
