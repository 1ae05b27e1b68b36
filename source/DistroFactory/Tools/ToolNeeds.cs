using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Git;
using DistroFactory.Run;

namespace DistroFactory.Tools;

/// <summary>Which commands of the machine the steps of a run need for a configuration. Without any of these keys they need none.</summary>
/// <param name="configuration">The configuration.</param>
/// <param name="usesMixer">Whether the mixer command mixes.</param>
/// <param name="steps">The steps.</param>
internal sealed class ToolNeeds(DistroConfiguration configuration, bool usesMixer, RunSteps steps)
{
    private const string EmbeddedMixer = "or mix without it: mix.engine: embedded";
    private const string EmbeddedBuilder = "or make images without it: images.engine: embedded";

    // What mixer itself calls. bsdiff is not among them: without it there are no deltas, and mixer goes on.
    private static readonly ImmutableArray<string> s_mixers =
    [
        "mixer",
        "createrepo_c",
        "dnf",
        "file",
        "git",
        "openssl",
        "rpm",
        "rpm2archive",
        "tar",
        "xz",
    ];

    private static readonly ImmutableArray<string> s_fileSystemTools = ["mke2fs", "debugfs", "e2fsck"];

    /// <summary>All of them, in the order of the steps.</summary>
    public IEnumerable<NeededTool> All() =>
        [.. Content(), .. Repositories(), .. Mixing(), .. Signing(), .. Images(), .. Quality(), .. Publishing()];

    private IEnumerable<NeededTool> Content() =>
        steps.Make("Initialize", "Content")
            ? configuration
                .Content.Index()
                .SelectMany(entry =>
                    entry.Item is KojiSource { Command: { } command }
                        ? [new NeededTool(command, $"content[{entry.Index}].koji", "or name its hub")]
                        : Array.Empty<NeededTool>()
                )
            : [];

    private IEnumerable<NeededTool> Repositories()
    {
        if (configuration.Bundles.Repository is { } bundles)
        {
            foreach (var tool in Ssh(bundles, "bundles.repository"))
                yield return tool;
        }

        if (
            configuration.Mode == DistroMode.Downstream
            && steps.Make("Content")
            && configuration.Upstream.BundleDefinitions.Contains('#', StringComparison.Ordinal)
        )
        {
            foreach (var tool in Ssh(configuration.Upstream.BundleDefinitions, "upstream.bundle-definitions"))
                yield return tool;
        }
    }

    // With a command of its own for the connection git does not call ssh.
    private IEnumerable<NeededTool> Ssh(string repository, string key)
    {
        if (!GitSource.Parse(repository, configuration.Folder).IsSsh)
            yield break;
        yield return new("git", key, "or name the repository by https");
        if (Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") is null)
            yield return new("ssh", key, "or name the repository by https");
    }

    private IEnumerable<NeededTool> Mixing() =>
        usesMixer && steps.Make("Mix", "Validate")
            ? s_mixers.Concat(AsRoot()).Select(program => new NeededTool(program, "mix.engine: mixer", EmbeddedMixer))
            : [];

    private IEnumerable<NeededTool> Signing() =>
        configuration.Signing.Command is [var program, ..] && steps.Make("Initialize", "Mix", "Stage")
            ? [new(Located(program), "signing.command")]
            : [];

    private IEnumerable<NeededTool> Images()
    {
        if (configuration.Images is not { } images || !steps.Make("Images"))
            return [];
        IEnumerable<NeededTool> signing = images.SigningCommand is [var program, ..]
            ? [new(Located(program), "images.signing.command")]
            : [];
        if (images.Engine == ImageEngineChoice.Installer)
            return AsRoot()
                .Prepend("swupd")
                .Prepend(ImageEngineChoice.Installer)
                .Select(tool => new NeededTool(tool, "images.engine: clr-installer", EmbeddedBuilder))
                .Concat(signing);
        return images.Formats.Contains(ImageFormat.Disk) && !ImageEngineChoice.UsesInstaller(images)
            ? s_fileSystemTools
                .Select(tool => new NeededTool(tool, "images.formats: disk", "or take disk out of the formats"))
                .Concat(signing)
            : signing;
    }

    // The real swupd is not among them: the policy of its check says what happens without it.
    private IEnumerable<NeededTool> Quality() =>
        steps.Make("Qa")
            ? configuration
                .Quality.Checks.Index()
                .SelectMany(entry =>
                    entry.Item is CommandQuality command
                        ? [new NeededTool(Located(command.Command[0]), $"qa.checks[{entry.Index}].command")]
                        : Array.Empty<NeededTool>()
                )
            : [];

    private IEnumerable<NeededTool> Publishing()
    {
        foreach (var (key, target) in configuration.NamedPlaces)
        {
            if (target is not RsyncTarget rsync || !steps.Make("Publish") || !(rsync.IsAutomatic || steps.PublishesEverywhere))
                continue;
            yield return new("rsync", $"{key}.rsync");
            yield return new(rsync.Shell.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], $"{key}.rsync");
        }
    }

    private string Located(string program) => ConfiguredProgram.Locate(program, configuration.Folder);

    private static IEnumerable<string> AsRoot() => Environment.IsPrivilegedProcess ? [] : ["sudo"];
}
