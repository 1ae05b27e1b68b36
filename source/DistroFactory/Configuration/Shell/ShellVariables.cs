using System.Collections.Immutable;

namespace DistroFactory.Configuration.Shell;

/// <summary>
/// The variables of <c>config.sh</c> that the factory knows. Environment variables of these names hold before the script runs, as the
/// parameters of a CI job did; the script may read and change them. All others it sets are passed to the tools.
/// </summary>
internal static class ShellVariables
{
    public const string Namespace = "NAMESPACE";
    public const string WorkDirectory = "WORK_DIR";
    public const string BundlesDirectory = "BUNDLES_DIR";

    /// <summary>All of them.</summary>
    public static ImmutableArray<ShellVariable> All { get; } =
    [
        new(Namespace, "name"),
        new("CONFIG_REPO_HOST", ""),
        new("DISTRO_NAME", "title"),
        new("DISTRO_URL", "url"),
        new("CONTENT_URL", "content-url"),
        new("VERSION_URL", "version-url"),
        new("BUNDLES_REPO", "bundles.repository"),
        new("BUNDLES_REPO_SRC_DIR", "bundles.path"),
        new(BundlesDirectory, "bundles.folder"),
        new("IS_DOWNSTREAM", "mode", "true"),
        new("CLR_PUBLIC_DL_URL", "upstream.url", "https://download.clearlinux.org"),
        new("CLR_LATEST", "upstream.version"),
        new("CLR_BUNDLES", "upstream.bundles"),
        new("CLR_BUNDLE_DEFINITIONS", "upstream.bundle-definitions"),
        new("DISTRO_BUNDLES", "bundles.include"),
        new("CONTENT_ROOTS", "bundles.content-roots"),
        new("MIN_VERSION", "mix.min-version", "false"),
        new("FORMAT_BUMP", "mix.format-bump", "false"),
        new("KOJI_URL", ""),
        new("KOJI_TAG", "content[].koji.tag"),
        new("LOCAL_RPM_DIR", "content[].folder"),
        new("MIX_ENGINE", "mix.engine", "mixer"),
        new("MIX_ON_UNSOUND", "mix.mixer.on-unsound", "warn"),
        new("MIX_INCREMENT", "increment", "10"),
        new("MIXER_OPTS", "mix.mixer.options"),
        new("MIXER_VER_MIN", "mix.mixer.minimum-version", "6.2.3"),
        new("MIXER_LOG", "mix.mixer.log", "mixer-tools.log"),
        new("NUM_DELTA_BUILDS", "mix.deltas.versions", "10"),
        new("MCA_TABLE_WIDTH", "mix.mixer.table-width", "120"),
        new("BUILD_ARCH", "", "x86_64"),
        new("LICENSES_FILTER", "license-filter", "and") { MayBeEmpty = true },
        new("TEMPLATES_PATH", "images.templates"),
        new("CHKSUM_FILE_SUFFIX", "images.checksum-suffix", "SHA512SUM"),
        new("MIXER_DIR", "mix.mixer.workspace"),
        new("STAGING_DIR", "stage.folder"),
        new(WorkDirectory, "work.folder"),
        new("STAGE_OWNER", "stage.owner"),
        new("PUBLISHING_HOST", "publish[].rsync"),
        new("PUBLISHING_ROOT", "publish[].rsync"),
        new("SWUPD_CERT", "signing.certificate"),
        new("IMG_SIGN_KEY", "images.signing.key"),
    ];

    /// <summary>
    /// Names of files that the original pipelines had in variables, and the factory has of its own: a script may read them.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Names { get; } =
        new Dictionary<string, string>
        {
            ["BUILD_FILE"] = "build-env",
            ["BUNDLES_FILE"] = "bundles-def",
            ["CONTENT_REPO"] = "content",
            ["MCA_FILE"] = "mca-report",
            ["PKG_LIST_FILE"] = "packages-nvr",
            ["PKG_LICENSES_FILE"] = "packages-license-info",
            ["PKG_LIST_TMP"] = "packages_",
            ["PKGS_DIR_SUFFIX"] = "x86_64/os/packages",
            ["RELEASE_NOTES"] = "release-notes",
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Places below a work folder, as the original pipelines had them in variables: a script may read them.</summary>
    public static ImmutableSortedDictionary<string, string> Places(string work) =>
        new Dictionary<string, string>
        {
            ["LOG_DIR"] = $"{work}/logs",
            ["REPO_DIR"] = $"{work}/repo",
            ["PKGS_DIR"] = $"{work}/repo/{Names["PKGS_DIR_SUFFIX"]}",
            ["VARS_DIR"] = $"{work}/.vars",
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Where bundle definitions are checked out in a work folder.</summary>
    public static string BundlesIn(string work) => $"{work}/bundles";

    /// <summary>The variable of a name, or null.</summary>
    public static ShellVariable? Find(string name) => All.FirstOrDefault(variable => variable.Name == name);
}
