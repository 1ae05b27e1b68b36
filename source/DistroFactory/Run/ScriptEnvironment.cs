using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Shell;
using DistroFactory.Model;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Run;

/// <summary>
/// The environment of scripts of a config repository (signers, finalise scripts): the variables that the original pipelines had, each with
/// what it is for the release at hand, over those of the configuration.
/// </summary>
internal static class ScriptEnvironment
{
    /// <summary>The variables; those of the version to make are among them once it is planned.</summary>
    public static ImmutableSortedDictionary<string, string> Of(Workplace workplace)
    {
        var variables = workplace.ToolVariables.ToBuilder();
        foreach (var (name, value) in Settings(workplace.Configuration).Concat(Places(workplace)).Concat(ShellVariables.Names))
            variables[name] = value;
        foreach (var (name, value) in workplace.Records.Find(ReleaseRecords.Plan) is { } plan ? Versions(workplace, plan) : [])
            variables[name] = value;
        return variables.ToImmutable();
    }

    private static Dictionary<string, string> Settings(DistroConfiguration configuration)
    {
        var mix = configuration.Mix;
        var settings = new Dictionary<string, string>
        {
            ["DISTRO_NAME"] = configuration.Title,
            ["DISTRO_URL"] = configuration.Url,
            ["CONTENT_URL"] = configuration.ContentUrl,
            ["VERSION_URL"] = configuration.VersionUrl,
            ["IS_DOWNSTREAM"] = Word(configuration.Mode == DistroMode.Downstream),
            ["MIN_VERSION"] = Word(mix.MinVersion),
            ["FORMAT_BUMP"] = Word(mix.FormatBump.IsOnce),
            ["MIX_INCREMENT"] = $"{configuration.Increment}",
            ["NUM_DELTA_BUILDS"] = $"{mix.Deltas.Versions}",
            ["MIXER_OPTS"] = string.Join(' ', mix.Mixer.Options),
            ["MIXER_VER_MIN"] = mix.Mixer.MinimumVersion,
            ["MIXER_LOG"] = mix.Mixer.Log,
            ["MCA_TABLE_WIDTH"] = $"{mix.Mixer.TableWidth}",
            ["LICENSES_FILTER"] = string.Join(' ', configuration.LicenseFilter),
            ["DISTRO_BUNDLES"] = string.Join(' ', configuration.Bundles.Include),
            ["CLR_BUNDLES"] = string.Join(' ', configuration.Upstream.Bundles),
            ["BUNDLES_REPO"] = configuration.Bundles.Repository ?? "",
            ["BUNDLES_REPO_SRC_DIR"] = configuration.Bundles.PathInRepository,
            ["CHKSUM_FILE_SUFFIX"] = configuration.Images?.ChecksumSuffix ?? ImagesConfiguration.UsualChecksumSuffix,
            ["BUILD_ARCH"] = "x86_64",
        };
        Add(settings, "CLR_PUBLIC_DL_URL", configuration.Upstream.Url);
        Add(settings, "KOJI_TAG", configuration.Content.OfType<KojiSource>().FirstOrDefault()?.Tag);
        Add(settings, "SWUPD_CERT", configuration.Signing.Certificate);
        Add(settings, "IMG_SIGN_KEY", configuration.Images?.SigningKey);
        return settings;
    }

    private static Dictionary<string, string> Places(Workplace workplace)
    {
        var places = new Dictionary<string, string>(ShellVariables.Places(workplace.ToolFolder))
        {
            [ShellVariables.WorkDirectory] = workplace.ToolFolder,
            [ShellVariables.BundlesDirectory] = workplace.BundleSource?.Folder ?? workplace.BundleDirectory,
            ["STAGING_DIR"] = workplace.Stage.Root,
            ["MIXER_DIR"] = workplace.MixerWorkspace.Root,
            ["IMGS_DIR"] = ImageFolders.Of(workplace).Finished,
            ["SCRIPT_DIR"] = workplace.ScriptPlace.ScriptDirectory,
        };
        Add(places, "TEMPLATES_PATH", workplace.Configuration.Images?.Templates);
        return places;
    }

    private static Dictionary<string, string> Versions(Workplace workplace, ReleasePlan plan)
    {
        // The first version of a release is of the format that the latest one is of.
        var format = $"{plan.Mixes[0].Format}";
        var isFirst = plan.Previous == StreamVersion.None;
        var versions = new Dictionary<string, string>
        {
            ["MIX_VERSION"] = $"{plan.Version}",
            ["MIX_FORMAT"] = $"{plan.Format}",
            ["DISTRO_LATEST"] = isFirst ? "" : $"{plan.Previous}",
            ["DISTRO_FORMAT"] = format,
        };
        if (workplace.Configuration.Mode != DistroMode.Downstream)
            return versions;
        versions["CLR_LATEST"] = $"{plan.UpstreamVersion}";
        // A downstream distribution has the format of its upstream.
        versions["CLR_FORMAT"] = $"{plan.Format}";
        (versions["MIX_UP_VERSION"], versions["MIX_DOWN_VERSION"]) = Parts($"{plan.Version}");
        if (isFirst)
            return versions;
        (versions["DISTRO_UP_VERSION"], versions["DISTRO_DOWN_VERSION"]) = Parts($"{plan.Previous}");
        versions["DISTRO_UP_FORMAT"] = format;
        return versions;
    }

    private static (string Upstream, string Counter) Parts(string version) =>
        version.Length > 3 ? (version[..^3], version[^3..]) : ("", version);

    private static void Add(Dictionary<string, string> variables, string name, string? value)
    {
        if (value is not null)
            variables[name] = value;
    }

    private static string Word(bool value) => value ? "true" : "false";
}
