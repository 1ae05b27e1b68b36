using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Reading;
using DistroFactory.Configuration.Shell;
using DistroFactory.Connections.Git;

namespace DistroFactory.Distributions;

/// <summary>
/// Which distributions a run is for: those that are named; else, of a folder of this machine, those that it has. The configuration of each
/// is a repository or folder of its name, or a folder of that name in one repository for all.
/// </summary>
internal static class DistributionList
{
    private const string Bare = ".git";
    private const string What = "Looking for the distributions";

    /// <summary>Finds them.</summary>
    /// <param name="config">What <c>--config</c> names; null: nothing.</param>
    /// <param name="host">What a namespace is appended to; null: nothing.</param>
    /// <param name="names">The namespaces, separated by commas; null: those that the folder has.</param>
    /// <exception cref="ConfigurationException">There are none, or nobody says where they are.</exception>
    public static ImmutableArray<Distribution> Find(string? config, string? host, string? names)
    {
        var folder =
            config is not null && !config.Contains('#', StringComparison.Ordinal) && Directory.Exists(config)
                ? Path.GetFullPath(config)
                : null;
        string[] given = names?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (given.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new ConfigurationException(What, $"the namespace {twins.Key} is named twice", "Name each once by --namespace.");
        if (given.Length == 0)
            given = folder is not null
                ? NamesIn(folder)
                : throw new ConfigurationException(
                    What,
                    "none is named, and only a folder of this machine says by itself which it has",
                    "Name them, separated by commas: --namespace acme,edge."
                );
        return
        [
            .. given.Select(name => new Distribution(
                name,
                folder is not null
                    ? PlaceIn(folder, name)
                    : config
                        ?? (
                            host is { Length: > 0 }
                                ? ConfigRepository.Address(host, name)
                                : throw new ConfigurationException(
                                    What,
                                    "nobody says where their configurations are",
                                    "Name by --config a folder or a repository that has one for each, or by --config-repo-host what "
                                        + "their names are appended to."
                                )
                        )
            )),
        ];
    }

    /// <summary>Whether a folder has a configuration.</summary>
    public static bool HasConfiguration(string folder) =>
        File.Exists(Path.Combine(folder, ConfigurationReader.FileName)) || File.Exists(Path.Combine(folder, ShellScript.FileName));

    private static string[] NamesIn(string folder)
    {
        if (HasConfiguration(folder))
            throw new ConfigurationException(
                What,
                $"{folder} is the configuration of one distribution",
                "Name the folder that has a folder for each."
            );
        string[] names =
        [
            .. Directory
                .EnumerateDirectories(folder)
                .Where(place => HasConfiguration(place) || IsBare(place))
                .Select(place => Path.GetFileName(place))
                .Select(name => name.EndsWith(Bare, StringComparison.Ordinal) ? name[..^Bare.Length] : name)
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return names.Length > 0
            ? names
            : throw new ConfigurationException(
                What,
                $"no folder in {folder} has a distro.yaml or config.sh, or is a bare repository",
                "Name another folder by --config, or the distributions by --namespace."
            );
    }

    private static string PlaceIn(string folder, string name)
    {
        var place = Path.Combine(folder, name);
        return Directory.Exists(place) ? place
            : Directory.Exists(place + Bare) ? place + Bare
            : folder;
    }

    private static bool IsBare(string place) =>
        place.EndsWith(Bare, StringComparison.Ordinal)
        && File.Exists(Path.Combine(place, "HEAD"))
        && Directory.Exists(Path.Combine(place, "objects"));
}
