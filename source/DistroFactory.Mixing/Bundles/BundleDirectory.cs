using System.Collections.Immutable;

namespace DistroFactory.Mixing.Bundles;

/// <summary>Reads all bundle definitions there are.</summary>
public static class BundleDirectory
{
    /// <summary>
    /// The definitions of several directories, later ones overriding earlier ones, and the single-package bundles of a list.
    /// </summary>
    /// <exception cref="MixException">A directory is missing, or a definition is wrong.</exception>
    public static ImmutableDictionary<string, BundleDefinition> ReadAll(IEnumerable<string> directories, string? localPackages)
    {
        var bundles = ImmutableDictionary.CreateBuilder<string, BundleDefinition>(StringComparer.Ordinal);
        if (localPackages is not null)
        {
            foreach (var pundle in ReadPundles(localPackages))
                bundles[pundle.Name] = pundle;
        }

        foreach (var directory in directories)
        {
            if (!Directory.Exists(directory))
                throw new BundleException(
                    "Reading bundle definitions",
                    $"there is no directory {directory}",
                    "Correct bundles.folder or bundles.path in distro.yaml."
                );
            foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
            {
                // Editors and version control leave hidden files beside the definitions.
                if (Path.GetFileName(file).StartsWith('.') || file.EndsWith('~'))
                    continue;
                var bundle = BundleParser.ReadFile(file);
                bundles[bundle.Name] = bundle;
            }
        }

        return bundles.ToImmutable();
    }

    /// <summary>One bundle for each line of a list of package names: the package and <c>filesystem</c>.</summary>
    public static IEnumerable<BundleDefinition> ReadPundles(string file)
    {
        if (!File.Exists(file))
            throw new BundleException(
                "Reading the list of single-package bundles",
                $"there is no file {file}",
                "Correct bundles.packages in distro.yaml."
            );
        var list = BundleParser.Parse("local-packages", file, File.ReadAllLines(file));
        return list.Packages.Select(package => new BundleDefinition
        {
            Name = package,
            File = file,
            Header = new(package, $"The package {package}", BundleStatus.Active, package, "pundle"),
            Packages = [package, "filesystem"],
            Lines = list.Lines,
        });
    }
}
