using System.Collections.Immutable;

namespace DistroFactory.Correctness.Bundles;

/// <summary>The bundle definitions of a version, and what comes with what.</summary>
/// <param name="Texts">The definitions by name.</param>
public sealed record BundleBook(ImmutableDictionary<string, BundleText> Texts)
{
    /// <summary>The bundle that every other one includes.</summary>
    public const string Core = "os-core";

    /// <summary>Reads all definitions; later directories win over earlier ones, and all over the list of single packages.</summary>
    /// <param name="directories">Directories of definitions; one that is missing defines nothing.</param>
    /// <param name="singlePackages">File of package names that each make a bundle; null: none.</param>
    public static BundleBook Read(IEnumerable<string> directories, string? singlePackages)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, BundleText>(StringComparer.Ordinal);
        foreach (var package in File.Exists(singlePackages) ? BundleText.Parse("", File.ReadLines(singlePackages)).Packages : [])
            texts[package] = OfPackage(package);
        foreach (
            var file in directories
                .Where(Directory.Exists)
                .SelectMany(Directory.EnumerateFiles)
                .Where(file => !Path.GetFileName(file).StartsWith('.') && !file.EndsWith('~'))
        )
            texts[Path.GetFileName(file)] = BundleText.Parse(Path.GetFileName(file), File.ReadLines(file));
        return new(texts.ToImmutable());
    }

    /// <summary>The definitions without some.</summary>
    public BundleBook Without(IEnumerable<string> bundles) => new(Texts.RemoveRange(bundles));

    /// <summary>The definitions, and some that define nothing.</summary>
    public BundleBook WithEmpty(IEnumerable<string> bundles) =>
        new(Texts.AddRange(bundles.Select(bundle => KeyValuePair.Create(bundle, new BundleText(bundle, [], [], [], [], [])))));

    /// <summary>A bundle of one package and the layout of the file system.</summary>
    public static BundleText OfPackage(string package) => new(package, [package, "filesystem"], [], [], [], []);

    /// <summary>All bundles that a client installs with this one; itself not counted.</summary>
    public IReadOnlySet<string> Companions(string bundle)
    {
        var found = Included(bundle, withCore: true);
        found.Remove(bundle);
        return found;
    }

    /// <summary>
    /// The companions whose files the bundle leaves to them. Two bundles that include each other would both leave what they share to the
    /// other; of those the one that comes first keeps it.
    /// </summary>
    public IEnumerable<string> Deferred(string bundle) =>
        Companions(bundle).Where(companion => !Companions(companion).Contains(bundle) || ComesFirst(companion, bundle));

    /// <summary>The names of the packages that installing the bundle asks for.</summary>
    public IReadOnlyCollection<string> PackagesOf(string bundle) =>
        [
            .. Included(bundle, withCore: false)
                .SelectMany(name => Texts[name].Packages)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private HashSet<string> Included(string bundle, bool withCore)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Visit(bundle);
        return found;

        void Visit(string name)
        {
            if (!Texts.TryGetValue(name, out var text) || !found.Add(name))
                return;
            foreach (var include in text.Includes)
                Visit(include);
            if (withCore && name != Core)
                Visit(Core);
        }
    }

    private static bool ComesFirst(string one, string other) => one == Core || (other != Core && string.CompareOrdinal(one, other) < 0);
}
