using DistroFactory.Correctness.Bundles;

namespace DistroFactory.Correctness.Packaged;

/// <summary>The files that a mixer writes itself, so that no package can be held against them.</summary>
/// <param name="UpdateBundle">The bundle with the client's defaults.</param>
/// <param name="HasCertificate">Whether it has the certificate that clients pin.</param>
public sealed record MixerFiles(string UpdateBundle, bool HasCertificate)
{
    /// <summary>What the system says of its version; changed in the tree, shipped by a package as a rule.</summary>
    public const string OsRelease = "/usr/lib/os-release";

    /// <summary>The version as text.</summary>
    public const string Version = "/usr/share/clear/version";

    /// <summary>The format as text.</summary>
    public const string Format = "/usr/share/defaults/swupd/format";

    private const string Certificate = "/usr/share/clear/update-ca/Swupd_Root.pem";

    // The next root, while it is being exchanged.
    private const string Alternative = Certificate + ".alt";

    private static readonly string[] s_ofCore = [OsRelease, Version, "/usr/share/clear/versionstamp"];

    private static readonly string[] s_ofUpdate = [Format, "/usr/share/defaults/swupd/contenturl", "/usr/share/defaults/swupd/versionurl"];

    /// <summary>Whether it has a second certificate for clients to trust, too.</summary>
    public bool HasAlternative { get; init; }

    /// <summary>The file whose presence says that a bundle is installed.</summary>
    public static string Tracking(string bundle) => $"/usr/share/clear/bundles/{bundle}";

    /// <summary>Those that a bundle must have.</summary>
    public IEnumerable<string> Of(string bundle) =>
        [
            Tracking(bundle),
            .. bundle == BundleBook.Core ? s_ofCore : [],
            .. bundle == UpdateBundle ? s_ofUpdate : [],
            .. bundle == UpdateBundle && HasCertificate ? new[] { Certificate } : [],
            .. bundle == UpdateBundle && HasAlternative ? new[] { Alternative } : [],
        ];

    /// <summary>Whether the mixer writes this path, whatever packages have there.</summary>
    public static bool Contains(string path) =>
        path is Certificate or Alternative
        || s_ofCore.Contains(path)
        || s_ofUpdate.Contains(path)
        || path.StartsWith("/usr/share/clear/bundles/", StringComparison.Ordinal);
}
