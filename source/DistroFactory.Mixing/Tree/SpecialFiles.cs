using System.Text;

namespace DistroFactory.Mixing.Tree;

/// <summary>The files the mixer writes itself, and which bundle has them (mixing specification, "Files of a bundle").</summary>
public sealed class SpecialFiles
{
    /// <summary>Path of os-release.</summary>
    public const string OsRelease = "/usr/lib/os-release";

    /// <summary>Path of the certificate that clients trust beside the one that they pin.</summary>
    public const string AlternativeRoot = Root + ".alt";

    private const string Root = "/usr/share/clear/update-ca/Swupd_Root.pem";
    private const string Origin = "the mixer";
    private const string Defaults = "/usr/share/defaults/swupd/";

    private readonly MixRequest _request;
    private readonly long _time;

    /// <summary>For one mix.</summary>
    public SpecialFiles(MixRequest request)
    {
        _request = request;
        _time = request.Timestamp.ToUnixTimeSeconds();
    }

    /// <summary>The tracking file of a bundle: that it is there says that the bundle is installed.</summary>
    public TreeEntry Tracking(string bundle) => Entry($"/usr/share/clear/bundles/{bundle}", "");

    /// <summary>The files of os-core.</summary>
    /// <param name="osRelease">os-release as a package ships it; null when none does.</param>
    public IEnumerable<TreeEntry> OfCore(string? osRelease)
    {
        var version = (_request.ClaimedVersion ?? _request.Version).ToString();
        yield return Entry(OsRelease, WithVersion(osRelease ?? "NAME=\"Linux\"\nID=linux\n", version));
        yield return Entry("/usr/share/clear/version", version);
        yield return Entry("/usr/share/clear/versionstamp", $"{_time}");
    }

    /// <summary>The files of the update bundle.</summary>
    public IEnumerable<TreeEntry> OfUpdateBundle()
    {
        yield return Entry(Defaults + "contenturl", _request.ContentUrl);
        yield return Entry(Defaults + "versionurl", _request.VersionUrl);
        yield return Entry(Defaults + "format", (_request.ClaimedFormat ?? _request.Format).ToString());
        var root = _request.RootCertificatePem ?? _request.Signer.RootCertificatePem;
        if (root.Length > 0)
            yield return Entry(Root, root);
        if (_request.AlternativeRootCertificatePem is { } alternative)
            yield return Entry(AlternativeRoot, alternative);
    }

    /// <summary>
    /// Whether a file says of a version which one it is, where the stream is and whom clients trust: it differs by version.
    /// </summary>
    public static bool IsOfVersion(string path) =>
        path is OsRelease or Root or AlternativeRoot
        || path.StartsWith("/usr/share/clear/version", StringComparison.Ordinal)
        || path.StartsWith(Defaults, StringComparison.Ordinal);

    /// <summary>Why a mix is refused whose packages bring an alternative root.</summary>
    /// <param name="origin">The package, or the packages, it comes from.</param>
    public static MixException RefuseAlternativeRoot(string origin) =>
        new(
            $"Adding {AlternativeRoot} of {origin} to the tree",
            "clients would trust whoever has the key of that certificate with every update",
            "Leave the package out. The factory ships the file itself while it exchanges the root."
        );

    private string WithVersion(string osRelease, string version)
    {
        var lines = osRelease.TrimEnd('\n').Split('\n').ToList();
        Set("VERSION_ID", version);
        Set("BUILD_ID", _request.BuildId ?? _request.UpstreamRelease);
        return string.Join('\n', lines) + "\n";

        void Set(string key, string value)
        {
            var at = lines.FindIndex(line => line.StartsWith(key + "=", StringComparison.Ordinal));
            if (at < 0)
                lines.Add($"{key}={value}");
            else
                lines[at] = $"{key}={value}";
        }
    }

    private TreeEntry Entry(string path, string text) => TreeEntry.FileAt(path, Encoding.UTF8.GetBytes(text), Origin, time: _time);
}
